package dev.socketchat.local;

import dev.socketchat.local.http.HttpStream;
import dev.socketchat.local.session.EventSink;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The events of one response on the wire: one {@code data:} line each, {@code [DONE]} at the end. Plays the faults that
 * happen in mid-stream.
 */
final class EventStream implements EventSink {

    private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> TERMINAL = Set.of("finish", "error");
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final HttpStream http;
    private final Optional<Fault> fault;
    private int sent;
    private boolean over;
    private boolean cut;
    private volatile boolean quiet;

    EventStream(HttpStream http, Optional<Fault> fault) {
        this.http = http;
        this.fault = fault;
    }

    int sent() {
        return sent;
    }

    /** True when a fault has cut it, not the caller. */
    boolean isCut() {
        return cut;
    }

    @Override
    public void emit(JsonObject event) throws IOException {
        if (fault.isPresent()) {
            disturb(fault.get(), event);
        }
        if (!over) {
            write("data: " + event + "\n\n");
            sent++;
        }
    }

    private void disturb(Fault what, JsonObject event) throws IOException {
        if (what instanceof Fault.Cut at && sent == at.afterEvents()) {
            cut = true;
            http.cut();
            throw new IOException("Cut by a fault");
        } else if (what instanceof Fault.Reset at && sent == at.afterEvents()) {
            cut = true;
            http.reset();
            throw new IOException("Reset by a fault");
        } else if (what instanceof Fault.Silence at && sent == at.afterEvents()) {
            quiet = !at.heartbeats();
            http.pause(FOR_EVER);
        } else if (what instanceof Fault.MalformedLine at && sent == at.afterEvents()) {
            write("data: {\"type\":\"text-delta\",\"id\":\n\n");
        } else if (what instanceof Fault.UnknownEvent at && sent == at.afterEvents()) {
            write("data: {\"type\":\"from-the-future\",\"value\":[1e2,\"\\u0041\"]}\n\n");
        } else if (TERMINAL.contains(event.getString("type"))) {
            disturbEnd(what, event);
        }
    }

    private void disturbEnd(Fault what, JsonObject event) throws IOException {
        if (what instanceof Fault.MissingFinalNewline) {
            write("data: " + event);
            over = true;
        } else if (what instanceof Fault.NoFinish) {
            over = true;
        }
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        http.write(bytes);
    }

    @Override
    public void pause(Duration time) throws IOException {
        http.pause(time);
    }

    /** Counts events that were written as text. */
    void count(int events) {
        sent += events;
    }

    /** Ends the body; after a fault that ends it early, without {@code [DONE]}. */
    void end() throws IOException {
        http.end(over ? new byte[0] : DONE);
    }

    /** Ends the body where it is. */
    void stop() {
        over = true;
    }

    /** Writes a heartbeat unless an event is just being written. Called by the scheduler. */
    void beat() {
        try {
            if (!quiet) {
                http.offer(HEARTBEAT);
            }
        } catch (IOException e) {
            // The thread that writes the events notices the same and ends the stream.
            quiet = true;
        }
    }
}
