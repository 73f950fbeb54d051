package dev.socketchat.chat;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsApplication;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Gives every SockJS connection, whatever its transport, a {@link ChatSession} of its own for as long as it lives. */
@ApplicationScoped
class ChatApplication implements SockJsApplication {

    @Inject
    private Instance<ChatSession> sessions;

    /**
     * Has the container make what it needs for the bean before anybody connects: Payara makes it at the first use, and
     * fails when two connections are first at the same time.
     */
    void prepare() {
        sessions.destroy(sessions.get());
    }

    @Override
    public SockJsListener connected(SockJsConnection connection) {
        ChatSession session = sessions.get();
        try {
            session.open(connection);
        } catch (RuntimeException failure) {
            sessions.destroy(session);
            throw failure;
        }
        return listener(session);
    }

    private SockJsListener listener(ChatSession session) {
        return new SockJsListener() {

            private boolean deaf;

            @Override
            public void onMessage(String message) {
                // One frame may bring thousands of messages: what follows the one too many must not cost a call each.
                deaf = deaf || !session.receive(message);
            }

            @Override
            public void onClose(CloseStatus status) {
                // The bean goes only after it has let go of its run: on some servers destroy() does not wait for a call.
                try {
                    session.close();
                } finally {
                    sessions.destroy(session);
                }
            }
        };
    }
}
