package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** Where the events of one response go. Used by one thread at a time. */
public interface EventSink {

    /**
     * Sends one event.
     *
     * @throws IOException when nobody listens any more; the execution then ends
     */
    void emit(JsonObject event) throws IOException;

    /**
     * Waits.
     *
     * @throws IOException as soon as nobody listens any more
     */
    void pause(Duration time) throws IOException;
}
