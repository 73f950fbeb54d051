package dev.socketchat.octavus.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes an event stream for a web endpoint of one's own, as the Octavus SDKs do: {@code data: <json>} and a blank line
 * for each event, {@code : heartbeat} at a fixed interval, {@code data: [DONE]} at the end. Any thread may call; writes
 * do not mix. A heartbeat that cannot be written is the sign that the reader has gone: the next event then fails too.
 */
public final class EventStreamWriter implements AutoCloseable {

    /** The interval of the Octavus SDKs. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final OutputStream out;
    private final Future<?> heartbeats;
    private boolean ended;

    /** Begins to send heartbeats. The scheduler's thread blocks in the stream's {@code write}. */
    public EventStreamWriter(OutputStream out, ScheduledExecutorService scheduler, Duration heartbeat) {
        this.out = out;
        this.heartbeats = scheduler.scheduleAtFixedRate(
                this::beat, heartbeat.toNanos(), heartbeat.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Writes one event and flushes.
     *
     * @param json one JSON text without line ends
     * @throws IOException if the reader is gone
     */
    public void event(String json) throws IOException {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("An event must stand on one line");
        }
        write("data: " + json + "\n\n");
    }

    /** Writes the end mark and ends; nothing more is written afterwards. The stream itself is left open. */
    public void done() throws IOException {
        write("data: [DONE]\n\n");
        close();
    }

    /** Ends without the end mark, as after an error. Does not write and does not close the stream itself. */
    @Override
    public void close() {
        heartbeats.cancel(false);
        synchronized (this) {
            ended = true;
        }
    }

    private void beat() {
        try {
            write(": heartbeat\n\n");
        } catch (IOException e) {
            close();
        }
    }

    private synchronized void write(String text) throws IOException {
        if (!ended) {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }
    }
}
