package dev.socketchat.chat;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.MessageRejected;
import dev.socketchat.chat.conversation.MessagesUpdate;
import dev.socketchat.chat.conversation.SessionExpired;
import dev.socketchat.octavus.error.LoggedFailure;
import dev.socketchat.octavus.message.UiMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows a page what the platform has of the session it named, as often as it asks; questions that come while one waits
 * are answered together with it. Any thread may call; never blocks.
 */
final class StoredMessages {

    private static final Logger LOG = System.getLogger(StoredMessages.class.getName());
    private static final String LATER = "The messages cannot be read at the moment.";

    private final Conversation conversation;
    private final String sessionId;
    private final Agents agents;
    private final CustomEvents events;
    private final Executor workers;
    private final AtomicBoolean waits = new AtomicBoolean();

    /** @param workers reads from the platform, which may take a while */
    StoredMessages(Conversation conversation, String sessionId, Agents agents, CustomEvents events, Executor workers) {
        this.conversation = conversation;
        this.sessionId = sessionId;
        this.agents = agents;
        this.events = events;
        this.workers = workers;
    }

    /** Reads them and has them shown. */
    void show() {
        if (!waits.compareAndSet(false, true)) {
            return;
        }
        try {
            workers.execute(this::read);
        } catch (RejectedExecutionException busy) {
            waits.set(false);
            tell(new MessageRejected(LATER));
        }
    }

    private void read() {
        waits.set(false);
        try {
            tell(agents.messages(conversation, sessionId)
                    .<Object>map(messages -> new MessagesUpdate(messages.stream().map(UiMessage::toJson).toList()))
                    .orElseGet(() -> new SessionExpired(sessionId)));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The messages for " + conversation.id() + " could not be read", LoggedFailure.of(failure));
            tell(new MessageRejected(LATER));
        }
    }

    private void tell(Object event) {
        events.sendToConversation(conversation.id(), event);
    }
}
