package dev.socketchat.chat;

import dev.socketchat.chat.conversation.MessageRejected;
import dev.socketchat.chat.conversation.MessagesUpdate;
import dev.socketchat.chat.conversation.SessionExpired;
import dev.socketchat.octavus.error.LoggedFailure;
import dev.socketchat.octavus.message.UiMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Shows a page what the platform has of the session it named, as often as it asks: one reading at a time, so that no old
 * one is shown after a new one, and one more for all that asked in between. Any thread may call; never blocks.
 */
final class StoredMessages {

    private static final Logger LOG = System.getLogger(StoredMessages.class.getName());
    private static final String LATER = "The messages cannot be read at the moment.";

    private final String sessionId;
    private final Supplier<Optional<List<UiMessage>>> platform;
    private final Consumer<Object> page;
    private final Executor workers;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param sessionId as the page named it
     * @param platform reads the messages; empty if there are none for this page; may block and fail
     * @param page takes custom events
     * @param workers does the reading
     */
    StoredMessages(String sessionId, Supplier<Optional<List<UiMessage>>> platform, Consumer<Object> page, Executor workers) {
        this.sessionId = sessionId;
        this.platform = platform;
        this.page = page;
        this.workers = workers;
    }

    /** Reads them and has them shown. */
    void show() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        try {
            workers.execute(this::readWhileAsked);
        } catch (RejectedExecutionException busy) {
            asked.set(0);
            page.accept(new MessageRejected(LATER));
        }
    }

    private void readWhileAsked() {
        int answered;
        do {
            answered = asked.get();
            page.accept(read());
        } while (!asked.compareAndSet(answered, 0));
    }

    private Object read() {
        try {
            return platform.get().<Object>map(messages -> new MessagesUpdate(messages.stream().map(UiMessage::toJson).toList()))
                    .orElseGet(() -> new SessionExpired(sessionId));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The messages of a session could not be read", LoggedFailure.of(failure));
            return new MessageRejected(LATER);
        }
    }
}
