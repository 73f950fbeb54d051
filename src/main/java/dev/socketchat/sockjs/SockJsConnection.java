package dev.socketchat.sockjs;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an application may do with one connection. Every method may be called from any thread. */
public interface SockJsConnection {

    /** A name made by the server for log lines; never the session id of the URL, which the browser picks. */
    String id();

    /** Who opened the connection. */
    Peer peer();

    /** The transport that opened the connection, as {@link SockJsTransport#label()} spells it. */
    default String transport() {
        return peer().transport();
    }

    /** Who the container says opened the connection. */
    default Optional<Principal> user() {
        return peer().user();
    }

    /** Whether {@link #send} still takes messages. */
    boolean isOpen();

    /**
     * Queues a message; never blocks.
     *
     * @return false when the connection is not open, or when this message no longer fits the queue
     *     ({@link SockJsOptions#queueBytes()}): the connection is then closed with {@link CloseStatus#SLOW}
     */
    default boolean send(String message) {
        return send(List.of(message));
    }

    /**
     * Queues messages that leave together in one frame, which they may share with others; never blocks.
     *
     * @return as {@link #send(String)} says; on false none of them leaves
     */
    boolean send(List<String> messages);

    /** Whether {@link #awaitRoom} would return at once. */
    boolean hasRoom();

    /**
     * Waits until the queue is down to {@link SockJsOptions#highWaterBytes()} and half its messages, and while all queues together
     * hold {@link SockJsOptions#nodeBytes()}, to 32 KiB. Blocks the caller, so it is for threads that produce a stream and never for a listener's callback.
     *
     * @param limit the longest wait
     * @return false when the connection closed or the limit passed
     * @throws InterruptedException when the waiting thread is interrupted
     */
    boolean awaitRoom(Duration limit) throws InterruptedException;

    /**
     * Takes longer messages from now on, or only as long as usual again.
     *
     * @param maxBytes in place of {@link SockJsOptions#maxMessageBytes()}
     */
    void takeMessagesUpTo(int maxBytes);

    /** Ends the connection after what is queued has left; does nothing when it is not open. */
    void close(CloseStatus status);
}
