package dev.socketchat.sockjs;

/**
 * The life of a session, in the only order it can take; steps may be skipped.
 *
 * <pre>
 *  CONNECTING ──open frame leaves──▶ OPEN ──application or server closes, ──▶ CLOSING ──close frame left (WebSocket) ──▶ CLOSED
 *      │                              │     HTTP response breaks              ▲  │      or nobody asked for a while
 *      └──closed before that──────────┼───────────────────────────────────────┘  └─▶ latecomers get the close frame again
 *                                     └──WebSocket breaks, nobody polls any more──────────────────────────────────────▶ CLOSED
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
