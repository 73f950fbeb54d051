package dev.socketchat.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body in the chunked coding of RFC 9112, section 7.1, decoded as far as it has arrived. */
final class ChunkedBody {

    private static final int LONGEST_SIZE_LINE = 256;

    private final byte[] bytes;
    private final int length;
    private final int limit;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int position;

    ChunkedBody(byte[] bytes, int length, int limit) {
        this.bytes = bytes;
        this.length = length;
        this.limit = limit;
    }

    boolean complete() throws RequestException {
        while (true) {
            int lineEnd = lineEnd();
            if (lineEnd < 0) {
                return false;
            }
            int size = size(lineEnd);
            if (size == 0) {
                return trailersEnd(lineEnd + 2);
            }
            if (lineEnd + 2 + size + 2 > length) {
                return false;
            }
            content.write(bytes, lineEnd + 2, size);
            position = lineEnd + 2 + size + 2;
        }
    }

    private boolean trailersEnd(int start) throws RequestException {
        position = start;
        int lineEnd = lineEnd();
        while (lineEnd > position) {
            position = lineEnd + 2;
            lineEnd = lineEnd();
        }
        position = lineEnd + 2;
        return lineEnd >= 0;
    }

    private int size(int lineEnd) throws RequestException {
        String line = new String(bytes, position, lineEnd - position, StandardCharsets.ISO_8859_1);
        String digits = line.split(";", 2)[0].strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new RequestException(400, "The size of a chunk is not a hexadecimal number");
        }
        if (Long.parseLong(digits, 16) + content.size() > limit) {
            throw new RequestException(413, "The request body is larger than " + limit + " bytes");
        }
        return Integer.parseInt(digits, 16);
    }

    private int lineEnd() throws RequestException {
        for (int i = position; i + 1 < length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
            if (i - position > LONGEST_SIZE_LINE) {
                throw new RequestException(400, "A chunk has no size line");
            }
        }
        return -1;
    }

    int end() {
        return position;
    }

    byte[] content() {
        return content.toByteArray();
    }
}
