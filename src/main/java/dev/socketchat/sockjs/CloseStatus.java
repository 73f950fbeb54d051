package dev.socketchat.sockjs;

/**
 * Why a connection ended: the code and reason of a SockJS close frame (SockJS protocol 0.3.3) and, on WebSocket, of
 * the closing handshake (RFC 6455, section 7.4).
 *
 * @param code 1000 to 4999; applications choose 1000 or 3000 to 4999
 * @param reason at most 123 bytes of UTF-8, the room a WebSocket close frame has
 */
public record CloseStatus(int code, String reason) {

    private static final int MAX_REASON_BYTES = 123;

    /** The application ended the connection. */
    public static final CloseStatus NORMAL = new CloseStatus(1000, "Normal closure");
    /** The client sent nothing for longer than {@link SockJsOptions#silenceLimit()}, and may come back when it wants to. */
    public static final CloseStatus SILENT = new CloseStatus(1000, "Nothing was sent for too long");
    /** The service is being stopped. */
    public static final CloseStatus SHUTDOWN = new CloseStatus(1001, "Server is going away");
    /** A response broke while frames were on it, so some may be lost. */
    public static final CloseStatus INTERRUPTED = new CloseStatus(1002, "Connection interrupted");
    /** A frame came that no client may send (RFC 6455, sections 5.1 and 5.2). */
    public static final CloseStatus BROKEN_FRAME = new CloseStatus(1002, "Broken frame");
    /** A binary message came; SockJS carries text alone. */
    public static final CloseStatus NOT_TEXT = new CloseStatus(1003, "Only text is accepted");
    /** The peer vanished without a word; heard by listeners, never put on the wire. */
    public static final CloseStatus LOST = new CloseStatus(1006, "Connection lost");
    /** The peer does not read fast enough. */
    public static final CloseStatus SLOW = new CloseStatus(1008, "Client reads too slowly");
    /** The peer sends faster than the application takes it. */
    public static final CloseStatus FLOODED = new CloseStatus(1008, "Too many messages waiting");
    /** A message is over {@link SockJsOptions#maxMessageBytes()}. */
    public static final CloseStatus TOO_BIG = new CloseStatus(1009, "Message too big");
    /** The application failed. */
    public static final CloseStatus FAILURE = new CloseStatus(1011, "Internal error");
    /** The service takes no more sessions, or none of this peer, for now ({@link SessionLimits}). */
    public static final CloseStatus FULL = new CloseStatus(1013, "Too many connections");
    /** A second response asked for frames while the first still waits. */
    public static final CloseStatus STILL_OPEN = new CloseStatus(2010, "Another connection still open");
    /** The customary close of SockJS test services. */
    public static final CloseStatus GO_AWAY = new CloseStatus(3000, "Go away!");
    /** A WebSocket text is no JSON, or JSON of another kind than strings. */
    public static final CloseStatus BROKEN_FRAMING = new CloseStatus(3000, "Broken framing.");
    /** A ping found no answer. */
    public static final CloseStatus NO_RESPONSE = new CloseStatus(3000, "No response from heartbeat");

    /**
     * Checks code and reason.
     *
     * @throws IllegalArgumentException when either cannot travel in a close frame
     */
    public CloseStatus {
        if (code < 1000 || code > 4999) {
            throw new IllegalArgumentException("A close code lies between 1000 and 4999, not at " + code);
        }
        if (SockJsCodec.utf8Length(reason) > MAX_REASON_BYTES) {
            throw new IllegalArgumentException("A close reason has at most " + MAX_REASON_BYTES + " bytes");
        }
    }

    /**
     * Whether the code may stand in a WebSocket close frame; 1004 to 1006 and 1015 are reserved and 1016 to 2999 are
     * not for applications (RFC 6455, section 7.4).
     */
    public boolean isWebSocketCode() {
        return code >= 3000 || code <= 1003 || (code >= 1007 && code <= 1014);
    }
}
