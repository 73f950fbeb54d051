package dev.socketchat.octavus.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Arrays;

/**
 * Cuts bytes into lines that end with LF, CR or CRLF, or with the stream. A leading byte order mark is skipped; bytes that
 * are no UTF-8 become U+FFFD. Used by one thread at a time.
 */
final class LineReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int INITIAL_SIZE = 16 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private byte[] buffer = new byte[INITIAL_SIZE];
    /** Where the line in hand, and the one that is looked for, begins. */
    private int lineStart;
    private int nextStart;
    private int lineEnd;
    private int scanned;
    private int end;
    private long bytesRead;
    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private boolean ended;

    LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Reads from the stream once, when all lines were taken. Answers false at its end.
     *
     * @throws ProtocolException if a line is longer than allowed
     */
    boolean fill() throws IOException {
        makeRoom();
        int count = in.read(buffer, end, buffer.length - end);
        if (count > 0) {
            end += count;
            bytesRead += count;
        }
        ended = count < 0;
        return !ended;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** Goes to the next line of what was read; false if there is none that is complete. */
    boolean next() throws ProtocolException {
        while (scanned < end) {
            byte octet = buffer[scanned++];
            boolean isSecondHalf = octet == '\n' && afterCarriageReturn;
            afterCarriageReturn = octet == '\r';
            if (isSecondHalf) {
                nextStart = scanned;
            } else if (octet == '\n' || octet == '\r') {
                begin(scanned - 1);
                return true;
            }
        }
        boolean isCutShort = ended && nextStart < end;
        if (isCutShort) {
            begin(end);
        }
        return isCutShort;
    }

    private void begin(int at) throws ProtocolException {
        lineStart = nextStart;
        lineEnd = at;
        nextStart = Math.min(at + 1, end);
        if (firstLine && startsWith(BYTE_ORDER_MARK)) {
            lineStart += BYTE_ORDER_MARK.length;
        }
        firstLine = false;
        if (length() > maxLineBytes) {
            throw tooLong(maxLineBytes);
        }
    }

    /** The length of the line in bytes. */
    int length() {
        return lineEnd - lineStart;
    }

    byte at(int index) {
        return buffer[lineStart + index];
    }

    boolean startsWith(byte[] prefix) {
        return length() >= prefix.length
                && Arrays.equals(buffer, lineStart, lineStart + prefix.length, prefix, 0, prefix.length);
    }

    /** The line from that byte on. */
    String text(int from) {
        return new String(buffer, lineStart + from, length() - from, UTF_8);
    }

    private void makeRoom() throws ProtocolException {
        if (end < buffer.length && nextStart == 0) {
            return;
        }
        int unfinished = end - nextStart;
        int size = unfinished == buffer.length ? grownSize() : buffer.length;
        byte[] target = size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
        System.arraycopy(buffer, nextStart, target, 0, unfinished);
        buffer = target;
        scanned -= nextStart;
        nextStart = 0;
        end = unfinished;
    }

    private int grownSize() throws ProtocolException {
        // One byte of slack for the line end, so that a line of just the allowed length still fits.
        long limit = (long) maxLineBytes + BYTE_ORDER_MARK.length + 1;
        if (buffer.length >= limit) {
            throw tooLong(maxLineBytes);
        }
        return (int) Math.min(Math.min(2L * buffer.length, limit), Integer.MAX_VALUE - 8);
    }

    static ProtocolException tooLong(int limit) {
        return new ProtocolException("An event of the stream is longer than " + limit + " bytes");
    }
}
