package dev.socketchat.local.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of one connection and cuts complete requests out of them. Used by the selector thread alone. */
final class RequestReader {

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final HttpLimits limits;
    private byte[] buffer = new byte[2048];
    private int length;
    private int scanned;
    private @Nullable RequestHead head;

    RequestReader(HttpLimits limits) {
        this.limits = limits;
    }

    void append(ByteBuffer bytes) {
        int more = bytes.remaining();
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
        bytes.get(buffer, length, more);
        length += more;
    }

    int buffered() {
        return length;
    }

    /** True between the head and the end of the body of a request whose sender waits for leave to send it. */
    boolean awaitsContinue() {
        return head != null && head.expectsContinue() && length == 0;
    }

    Optional<HttpRequest> next() throws RequestException {
        if (head == null && !readHead()) {
            return Optional.empty();
        }
        byte[] body = head.chunked() ? chunkedBody() : fixedBody();
        if (body == null) {
            return Optional.empty();
        }
        HttpRequest request = head.withBody(body);
        head = null;
        return Optional.of(request);
    }

    private boolean readHead() throws RequestException {
        int end = endOfHead();
        if (end > limits.headBytes() || end < 0 && length > limits.headBytes()) {
            throw new RequestException(431, "The request head is larger than " + limits.headBytes() + " bytes");
        }
        if (end < 0) {
            return false;
        }
        head = RequestHead.parse(new String(buffer, 0, end, StandardCharsets.ISO_8859_1));
        drop(end + END_OF_HEAD.length);
        return true;
    }

    private int endOfHead() {
        for (int i = scanned; i + END_OF_HEAD.length <= length; i++) {
            if (Arrays.equals(buffer, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i;
            }
        }
        scanned = Math.max(0, length - END_OF_HEAD.length);
        return -1;
    }

    private byte @Nullable [] fixedBody() throws RequestException {
        int size = head.contentLength(limits.bodyBytes());
        return length < size ? null : take(size);
    }

    private byte @Nullable [] chunkedBody() throws RequestException {
        ChunkedBody chunks = new ChunkedBody(buffer, length, limits.bodyBytes());
        if (!chunks.complete()) {
            return null;
        }
        drop(chunks.end());
        return chunks.content();
    }

    private byte[] take(int size) {
        byte[] taken = Arrays.copyOf(buffer, size);
        drop(size);
        return taken;
    }

    private void drop(int size) {
        System.arraycopy(buffer, size, buffer, 0, length - size);
        length -= size;
        scanned = 0;
    }
}
