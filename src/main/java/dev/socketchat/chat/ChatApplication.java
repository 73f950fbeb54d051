package dev.socketchat.chat;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsApplication;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsListener;
import jakarta.enterprise.context.ApplicationScoped;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Gives every SockJS connection, whatever its transport, a {@link ChatSession} of its own for as long as it lives. */
@ApplicationScoped
class ChatApplication implements SockJsApplication {

    private static final String NAME = "java:module/" + ChatSession.class.getSimpleName();

    /**
     * Has the container make what it needs for the bean before anybody connects: Payara makes it at the first use, and
     * fails when two connections are first at the same time.
     */
    void prepare() {
        newSession().close();
    }

    @Override
    public SockJsListener connected(SockJsConnection connection) {
        ChatSession session = newSession();
        // Should this fail, the container discards the bean.
        session.open(connection);
        return listener(session);
    }

    /** By its name, not by injection: a bean that CDI hands out costs an exception or two in each call on Payara. */
    private static ChatSession newSession() {
        try {
            return InitialContext.doLookup(NAME);
        } catch (NamingException e) {
            throw new IllegalStateException("There is no " + NAME, e);
        }
    }

    private static SockJsListener listener(ChatSession session) {
        return new SockJsListener() {

            private boolean deaf;

            @Override
            public void onMessage(String message) {
                // One frame may bring thousands of messages: what follows the one too many must not cost a call each.
                deaf = deaf || !session.receive(message);
            }

            @Override
            public void onClose(CloseStatus status) {
                session.close();
            }
        };
    }
}
