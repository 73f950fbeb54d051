package dev.socketchat.sockjs;

/**
 * The life of a session, in the only order it can take; steps may be skipped.
 *
 * <pre>
 *  CONNECTING ──open frame leaves──▶ OPEN ──closed, or response broken──▶ CLOSING ──▶ CLOSED
 *      └──────────closed before that──────────────────────────────────────▶ ┘            ▲
 *                                     └──WebSocket broken, or nobody came back───────────┘
 *
 *  CLOSING ends when the close frame has left on a WebSocket; over HTTP, where latecomers get the frame again,
 *  when nobody has come for a while.
 * </pre>
 */
enum SessionState {
    /** Nothing was sent yet. */
    CONNECTING,
    /** The application may send, whether or not somebody is attached to send to. */
    OPEN,
    /** The application heard the end; what it sent before, and the close frame, still leave. */
    CLOSING,
    /** Forgotten by the server. */
    CLOSED;

    boolean isOver() {
        return compareTo(OPEN) > 0;
    }
}
