package dev.socketchat.octavus.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the {@code data} texts of a server-sent event stream, all that have arrived at a time.
 *
 * <p>The format is that of WHATWG HTML, "Server-sent events": one space after the colon of {@code data} belongs to the
 * field, several {@code data} lines of one event are lines of one text, an empty line ends the event, and all other
 * fields are passed over, as is {@code [DONE]}. Two things are more lenient. A line that makes a whole text is handed over
 * at once, whatever follows, because the Octavus JavaScript SDK takes each line for an event by itself. And what the end
 * of the stream cuts short is handed over too. How the bytes were cut into chunks makes no difference.
 *
 * <p>Blocks its caller as its stream does; used by one thread at a time. Does not close the stream it reads.
 */
public final class ServerSentEventReader {

    private static final byte[] DATA = "data".getBytes(UTF_8);
    private static final String DONE = "[DONE]";

    private final LineReader lines;
    private final Predicate<String> isWhole;
    private final int maxEventBytes;
    /** The data of an event that began and did not end: a text as long as it has one line. */
    private final ByteArrayOutputStream more = new ByteArrayOutputStream(0);
    private String first = "";
    private int dataLines;
    private boolean isPart;
    private boolean ended;

    /**
     * Creates a reader at the start of a stream.
     *
     * @param in the body; best one whose {@code read} returns all that has arrived; it may return 0
     * @param maxEventBytes the longest line and the longest event accepted, in bytes without line ends; positive
     * @param isWhole whether a text can be an event by itself and never the beginning of one
     */
    public ServerSentEventReader(InputStream in, int maxEventBytes, Predicate<String> isWhole) {
        if (maxEventBytes <= 0) {
            throw new IllegalArgumentException("maxEventBytes must be positive");
        }
        this.lines = new LineReader(in, maxEventBytes);
        this.isWhole = isWhole;
        this.maxEventBytes = maxEventBytes;
    }

    /**
     * Reads from the stream once, and returns every event that is complete by it, in order.
     *
     * @return the events; maybe none
     * @throws ProtocolException if an event is longer than allowed
     * @throws IOException if the stream fails
     */
    public List<String> readArrived() throws IOException {
        List<String> events = new ArrayList<>();
        if (ended) {
            return events;
        }
        ended = !lines.fill();
        while (lines.next()) {
            take(events);
        }
        if (ended) {
            dispatch(events);
        } else {
            handOverWhole(events);
        }
        return events;
    }

    /** Whether the stream was read to its end. */
    public boolean isEnded() {
        return ended;
    }

    /** The number of bytes read so far, comments and line ends included. */
    public long bytesRead() {
        return lines.bytesRead();
    }

    private void take(List<String> events) throws ProtocolException {
        if (lines.length() == 0) {
            dispatch(events);
        } else if (lines.startsWith(DATA)) {
            int value = valueStart();
            if (value >= 0) {
                handOverWhole(events);
                add(lines.text(value), lines.length() - value);
            }
        }
    }

    /** Where the value of the data field begins in the line; negative if the field has another name. */
    private int valueStart() {
        if (lines.length() == DATA.length) {
            return DATA.length;
        }
        if (lines.at(DATA.length) != ':') {
            return -1;
        }
        boolean isSpaced = lines.length() > DATA.length + 1 && lines.at(DATA.length + 1) == ' ';
        return DATA.length + (isSpaced ? 2 : 1);
    }

    private void add(String line, int bytes) throws ProtocolException {
        if (dataLines == 0) {
            first = line;
        } else {
            if (dataLines == 1) {
                more.writeBytes(first.getBytes(UTF_8));
            }
            more.write('\n');
            more.writeBytes(line.getBytes(UTF_8));
            if (more.size() > maxEventBytes) {
                throw LineReader.tooLong(maxEventBytes);
            }
        }
        dataLines++;
    }

    /** What is no whole text after its first line waits for the end of the event, and is asked about once. */
    private void handOverWhole(List<String> events) {
        if (dataLines == 1 && !isPart) {
            isPart = !first.equals(DONE) && !isWhole.test(first);
            if (!isPart) {
                dispatch(events);
            }
        }
    }

    private void dispatch(List<String> events) {
        if (dataLines > 0) {
            String text = dataLines == 1 ? first : more.toString(UTF_8);
            if (!text.equals(DONE)) {
                events.add(text);
            }
        }
        dataLines = 0;
        isPart = false;
        first = "";
        more.reset();
    }
}
