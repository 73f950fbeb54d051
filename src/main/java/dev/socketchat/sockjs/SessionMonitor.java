package dev.socketchat.sockjs;

/**
 * Hears of all sessions of a service, for metrics. Called on whatever thread brought the news, for several sessions at
 * the same time and under locks of theirs: it must not block, throw or call back. Does nothing where nothing is written.
 */
public interface SessionMonitor {

    /** Hears nothing. */
    SessionMonitor NONE = new SessionMonitor() { };

    /** A session begins. */
    default void onOpen(Peer peer) {}

    /** A session is over; called once for each that began. */
    default void onClose(Peer peer, CloseStatus status) {}

    /** A client got no session. */
    default void onRefusal(Refusal reason) {}
}
