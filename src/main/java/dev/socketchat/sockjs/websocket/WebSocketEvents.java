package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.websocket.CloseReason;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The events of an endpoint, each method named after its event. Every WebSocket is a session of its own, whatever ids
 * its URL has. One object serves all connections of a service; nothing in it blocks.
 */
abstract sealed class WebSocketEvents permits WebSocketTransport, RawWebSocketTransport {

    private static final Logger LOG = System.getLogger(WebSocketEvents.class.getName());

    private final SockJsServer server;
    private final SockJsTransport transport;

    WebSocketEvents(SockJsServer server, SockJsTransport transport) {
        this.server = server;
        this.transport = transport;
    }

    abstract Receiver receiver(WebSocketWriter writer);

    abstract void deliver(WebSocketConnection connection, String text);

    /** A WebSocket is open; when the service is full it is closed with {@link CloseStatus#FULL}. */
    public void opened(Session socket) {
        WebSocketConnection.open(server, transport, socket, this::receiver);
    }

    /** A part of a text came; a text over the limit ends the session with {@link CloseStatus#TOO_BIG}. */
    public void received(Session socket, String part, boolean last) {
        WebSocketConnection.of(socket)
                .ifPresent(connection ->
                        connection.received(part, last).ifPresent(text -> deliver(connection, text)));
    }

    /** A binary message came, or a part of one: SockJS has none, so the session ends. */
    public void receivedBinary(Session socket) {
        WebSocketConnection.of(socket).ifPresent(connection -> connection.end(CloseStatus.NOT_TEXT));
    }

    /** The peer answered a ping. */
    public void pong(Session socket, PongMessage pong) {
        WebSocketConnection.of(socket).ifPresent(connection -> connection.heard(pong.getApplicationData()));
    }

    /** The WebSocket is closed, by whomever. */
    public void closed(Session socket, CloseReason reason) {
        WebSocketConnection.of(socket).ifPresent(connection -> connection.closed(reason.getCloseCode().getCode()));
    }

    /**
     * Something failed in the container or in an endpoint, also while the WebSocket was opened; some containers would
     * leave it open.
     */
    public void failed(Session socket, Throwable cause) {
        LOG.log(Level.DEBUG, "A WebSocket failed", cause);
        WebSocketConnection.of(socket).ifPresentOrElse(connection -> connection.end(CloseStatus.FAILURE),
                () -> WebSocketConnection.refuse(server, socket, CloseStatus.FAILURE));
    }
}
