package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import java.util.List;

/**
 * Hears one run of {@link AgentSession#handle}. Its methods are not called at the same time, but from several threads.
 */
public interface StreamEventListener {

    /** Whom the run is for, as the line about it in the log is to say; empty: it does not say. */
    default String label() {
        return "";
    }

    /**
     * Hears, before anything else, that the run was accepted. Called under the lock that switches runs: it must not
     * block and must not call the session.
     *
     * @param reference names the run in the log and in the errors that its reader sees
     */
    default void onAccepted(String reference) {}

    /**
     * Takes the next events, in order and at least one. All that came in one read come together; so do
     * {@code client-tool-request} and its {@code finish}. Called under the lock that switches runs, maybe by the thread
     * that reads for all runs: it must not block and must not call the session.
     */
    void onEvents(List<StreamEvent> events);

    /**
     * Whether {@link #awaitRoom()} would return at once. Must not block; asked by any thread before events are handed on
     * without waiting.
     */
    default boolean hasRoom() {
        return true;
    }

    /**
     * Waits until the reader of the events has caught up. Called without a lock by a thread of the run's, before more is
     * read from the platform.
     *
     * @throws InterruptedException if the reader is gone or too slow: stops the run
     */
    default void awaitRoom() throws InterruptedException {}

    /** Hears the end, once for each run that was accepted, after its last event, without a lock. */
    default void onEnd(RunOutcome outcome) {}
}
