package dev.socketchat.sockjs;

/**
 * Whatever carries frames to the browser at the moment: a WebSocket for the whole life of its session, an HTTP
 * response for one frame (polling) or until it is long enough (streaming). A session hands over one frame at a time.
 */
public interface Receiver {

    /**
     * Sends one frame without blocking and then calls the completion exactly once, on any thread, perhaps before this
     * method returns. A failure is told there and not thrown.
     */
    void send(SockJsFrame frame, Completion completion);

    /** Whether it takes no more frames: a poll after its first, a stream over its response limit. */
    boolean isSpent();

    /**
     * Writes something outside the session's frames that clients ignore; when it fails, the transport says so by {@link
     * SockJsSession#lost}. Never blocks.
     *
     * @return false when nothing of the kind can be written
     */
    boolean knock();

    /**
     * Asks the peer for a sign of life beside the heartbeat frame.
     *
     * @return whether an answer has to come, which the transport tells by {@link SockJsSession#heard()}
     */
    boolean probe();

    /**
     * Ends the receiver, also with a frame still under way; never blocks, may be called more than once.
     *
     * @param status why the session closed; {@link CloseStatus#NORMAL} when it lives on and only this response is over
     */
    void end(CloseStatus status);

    /** Hears how the sending of one frame went. */
    interface Completion {

        /** The frame has left. */
        void sent(Receiver receiver);

        /** The frame was lost, and with it the receiver. */
        void failed(Receiver receiver, Throwable cause);
    }
}
