package dev.socketchat.chat;

import dev.socketchat.sockjs.SockJsConnection;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Remove;
import jakarta.ejb.Stateful;
import jakarta.ejb.StatefulTimeout;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds one browser's Octavus session, from the opening of its connection to the end. What it calls never blocks and
 * does no input or output, because the container lets one call in at a time and a stop must not wait behind the answer
 * it is to stop; and never throws, because the container would discard the bean with the conversation.
 */
@Stateful(passivationCapable = false)
@StatefulTimeout(-1)
@AccessTimeout(value = 5, unit = TimeUnit.SECONDS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChatSession {

    @Inject
    private SocketMessageHandlers handlers;

    private @Nullable SocketMessageHandler handler;

    /** Takes the connection in. The platform hears nothing of it before the first trigger. */
    public void open(SockJsConnection connection) {
        handler = handlers.open(connection);
    }

    /** Acts on one message of the browser. Answers whether the next message is to be heard. */
    public boolean receive(String text) {
        return Objects.requireNonNull(handler).receive(text);
    }

    /** Ends the run, if one is under way, forgets the conversation, and this bean ends with it. */
    @Remove
    public void close() {
        if (handler != null) {
            handlers.close(handler);
        }
    }
}
