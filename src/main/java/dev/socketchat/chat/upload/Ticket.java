package dev.socketchat.chat.upload;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.octavus.file.FileReference;
import dev.socketchat.octavus.file.Files;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Lets whoever knows its name upload one announced file of one conversation, once. Any thread may call.
 *
 * @see Uploads
 */
final class Ticket {

    private enum State { UNUSED, IN_USE, USED, WITHDRAWN }

    private final String name;
    private final Conversation conversation;
    private final Files.Announcement file;
    private final Files.Target target;
    private final long expiresAt;
    private final Consumer<FileReference> uploaded;
    private final AtomicReference<State> state = new AtomicReference<>(State.UNUSED);
    private volatile Runnable whenWithdrawn = () -> { };

    /**
     * @param name what cannot be guessed
     * @param conversation whose file it is
     * @param expiresAt on the clock of {@link System#nanoTime()}
     * @param uploaded hears of the file when the platform has it
     */
    Ticket(String name, Conversation conversation, Files.Announcement file, Files.Target target, long expiresAt,
            Consumer<FileReference> uploaded) {
        this.name = name;
        this.conversation = conversation;
        this.file = file;
        this.target = target;
        this.expiresAt = expiresAt;
        this.uploaded = uploaded;
    }

    String name() {
        return name;
    }

    Conversation conversation() {
        return conversation;
    }

    Files.Announcement file() {
        return file;
    }

    Files.Target target() {
        return target;
    }

    boolean isExpired(long now) {
        return now - expiresAt >= 0 || state.get().compareTo(State.USED) >= 0;
    }

    /** Begins the upload; false when one is under way. */
    boolean use() {
        return state.compareAndSet(State.UNUSED, State.IN_USE);
    }

    /** Has the action, which may run more than once, end the upload under way when this is withdrawn, or has been already. */
    void whenWithdrawn(Runnable action) {
        whenWithdrawn = action;
        if (state.get() == State.WITHDRAWN) {
            action.run();
        }
    }

    /** The conversation is over: no upload begins any more, and the one under way ends. */
    void withdraw() {
        state.set(State.WITHDRAWN);
        whenWithdrawn.run();
    }

    /** The upload failed; it may be tried again. */
    void giveBack() {
        state.compareAndSet(State.IN_USE, State.UNUSED);
    }

    /** The platform has the file. */
    void spend() {
        state.compareAndSet(State.IN_USE, State.USED);
        uploaded.accept(new FileReference(target.id(), file.mediaType(), target.downloadUrl(), Optional.of(file.filename()),
                OptionalLong.of(file.size())));
    }
}
