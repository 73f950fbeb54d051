package dev.socketchat.sockjs;

/** What is told of every new connection of a {@link SockJsServer}. */
@FunctionalInterface
public interface SockJsApplication {

    /**
     * Greets a connection whose open frame is on its way. Called on the thread that opened it, under no lock,
     * and before anything else about this connection; it must not block.
     *
     * <p>An exception ends this connection with {@link CloseStatus#FAILURE} and disturbs no other.
     *
     * @return who hears the connection's messages and its end
     */
    SockJsListener connected(SockJsConnection connection);
}
