package dev.socketchat.octavus.message;

import java.util.Optional;

/**
 * What a trigger does to the history first: nothing, forget everything, or forget all after one message. On the wire
 * the member {@code rollbackAfterMessageId} is absent, {@code null} or a text.
 *
 * @param requested whether anything is to be forgotten
 * @param messageId the last message kept; if anything is forgotten and this is empty, no message is
 */
public record Rollback(boolean requested, Optional<String> messageId) {

    /** Keeps the history. */
    public static final Rollback NONE = new Rollback(false, Optional.empty());
    /** Forgets the whole history. */
    public static final Rollback ALL = new Rollback(true, Optional.empty());

    /** Keeps the messages up to and including the one named. */
    public static Rollback after(String messageId) {
        return new Rollback(true, Optional.of(messageId));
    }
}
