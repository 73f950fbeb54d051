package dev.socketchat.octavus.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the {@code data} texts of a server-sent event stream, all that have arrived at a time.
 *
 * <p>Lines end with LF, CR or CRLF, a leading byte order mark is skipped, and bytes that are no UTF-8 become U+FFFD
 * (WHATWG HTML, "Server-sent events"). As in the Octavus JavaScript SDK every line that begins with {@code "data: "},
 * space included, is one event by itself; {@code [DONE]} and all other lines are passed over. A last line without
 * an end is handed over too. How the bytes were cut into chunks makes no difference.
 *
 * <p>Blocks its caller as its stream does; used by one thread at a time. Does not close the stream it reads.
 */
public final class ServerSentEventReader {

    private static final byte[] FIELD = "data: ".getBytes(UTF_8);
    private static final byte[] DONE = "[DONE]".getBytes(UTF_8);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int INITIAL_SIZE = 16 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private byte[] buffer = new byte[INITIAL_SIZE];
    private int lineStart;
    private int scanned;
    private int end;
    private long bytesRead;
    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private boolean ended;

    /**
     * Creates a reader at the start of a stream.
     *
     * @param in the body; best one whose {@code read} returns all that has arrived
     * @param maxLineBytes the longest line accepted, in bytes without its end; positive
     */
    public ServerSentEventReader(InputStream in, int maxLineBytes) {
        if (maxLineBytes <= 0) {
            throw new IllegalArgumentException("maxLineBytes must be positive");
        }
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Reads from the stream once, and returns every event that is complete by it, in order.
     *
     * @return the events; maybe none
     * @throws ProtocolException if a line is longer than allowed
     * @throws IOException if the stream fails
     */
    public List<String> readArrived() throws IOException {
        List<String> events = new ArrayList<>();
        if (ended) {
            return events;
        }
        if (fill()) {
            takeLines(events);
        } else {
            ended = true;
            takeLine(end, events);
        }
        return events;
    }

    /** Whether the stream was read to its end. */
    public boolean isEnded() {
        return ended;
    }

    /** The number of bytes read so far, comments and line ends included. */
    public long bytesRead() {
        return bytesRead;
    }

    private boolean fill() throws IOException {
        makeRoom();
        int count = in.read(buffer, end, buffer.length - end);
        if (count > 0) {
            end += count;
            bytesRead += count;
        }
        return count >= 0;
    }

    private void makeRoom() throws ProtocolException {
        if (end < buffer.length && lineStart == 0) {
            return;
        }
        int unfinished = end - lineStart;
        int size = unfinished == buffer.length ? grownSize() : buffer.length;
        byte[] target = size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
        System.arraycopy(buffer, lineStart, target, 0, unfinished);
        buffer = target;
        scanned -= lineStart;
        lineStart = 0;
        end = unfinished;
    }

    private int grownSize() throws ProtocolException {
        // One byte of slack for the line end, so that a line of just the allowed length still fits.
        long limit = (long) maxLineBytes + BYTE_ORDER_MARK.length + 1;
        if (buffer.length >= limit) {
            throw tooLong();
        }
        return (int) Math.min(Math.min(2L * buffer.length, limit), Integer.MAX_VALUE - 8);
    }

    private void takeLines(List<String> events) throws ProtocolException {
        while (scanned < end) {
            byte octet = buffer[scanned];
            if (octet == '\n' && afterCarriageReturn) {
                lineStart = scanned + 1;
            } else if (octet == '\n' || octet == '\r') {
                takeLine(scanned, events);
                lineStart = scanned + 1;
            }
            afterCarriageReturn = octet == '\r';
            scanned++;
        }
    }

    private void takeLine(int lineEnd, List<String> events) throws ProtocolException {
        int from =
                lineStart + (firstLine && startsWith(BYTE_ORDER_MARK, lineStart, lineEnd) ? BYTE_ORDER_MARK.length : 0);
        firstLine = false;
        if (lineEnd - from > maxLineBytes) {
            throw tooLong();
        }
        if (startsWith(FIELD, from, lineEnd)) {
            takeEvent(from + FIELD.length, lineEnd, events);
        }
    }

    private void takeEvent(int from, int to, List<String> events) {
        if (!(to - from == DONE.length && startsWith(DONE, from, to))) {
            events.add(new String(buffer, from, to - from, UTF_8));
        }
    }

    private boolean startsWith(byte[] prefix, int from, int to) {
        return to - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private ProtocolException tooLong() {
        return new ProtocolException("A line of the event stream is longer than " + maxLineBytes + " bytes");
    }
}
