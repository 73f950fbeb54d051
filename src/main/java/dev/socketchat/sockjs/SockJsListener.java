package dev.socketchat.sockjs;

/**
 * What an application hears of one connection: any number of messages, then exactly one close. The calls of one
 * connection come in order and never two at a time, on whatever thread brought the news, so they must not block.
 * An exception ends this connection with {@link CloseStatus#FAILURE} and disturbs no other.
 */
@FunctionalInterface
public interface SockJsListener {

    /** Hears one message, at most {@link SockJsOptions#maxMessageBytes()} long; lone surrogates are kept as sent. */
    void onMessage(String message);

    /** Hears that the connection is over; nothing follows, and nothing sent from now on leaves. Does nothing by default. */
    default void onClose(CloseStatus status) {}
}
