package dev.socketchat.local.session;

import java.io.IOException;

/** One response of an execution: what is left to do when the request was accepted. */
@FunctionalInterface
public interface Leg {

    /**
     * Runs until the execution ends or waits for tool results; both are told by a last event.
     *
     * @throws IOException when nobody listens any more; what was said so far is kept
     */
    void run(EventSink sink) throws IOException;
}
