package dev.socketchat.octavus.rest;

/**
 * Hears what became of every request to the platform, for metrics and health. Called on the thread that waits for the
 * answer, for several requests at the same time: it must not block or throw. Does nothing where nothing is written.
 */
public interface AnswerListener {

    /** Hears nothing. */
    AnswerListener NONE = new AnswerListener() { };

    /** The platform answered, with whatever HTTP status. */
    default void onAnswer(int status) {}

    /** The platform could not be reached, or did not answer in time. Requests that were given up do not count. */
    default void onNoAnswer() {}

    /** A request that failed will be tried again. */
    default void onRetry() {}
}
