package dev.socketchat.sockjs;

import java.util.List;

/** What a text from the browser turned out to be. */
public sealed interface Incoming {

    /**
     * The messages of a well-formed text.
     *
     * @param messages in order; may be empty, which some clients use to keep a connection alive
     */
    record Messages(List<String> messages) implements Incoming {}

    /** JSON, or nothing at all, but no strings to deliver. */
    record NotMessages() implements Incoming {}

    /** No JSON. */
    record Broken() implements Incoming {}
}
