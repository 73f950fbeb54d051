package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import java.util.List;

/**
 * WebSocket without SockJS frames: what an endpoint at {@code /websocket} delegates its events to. A text is a message,
 * also an empty one.
 */
public final class RawWebSocketTransport extends WebSocketEvents {

    /** Opens its sessions at the given server. */
    public RawWebSocketTransport(SockJsServer server) {
        super(server, SockJsTransport.WEBSOCKET_RAW);
    }

    @Override
    Receiver receiver(WebSocketWriter writer) {
        return new RawWebSocketReceiver(writer);
    }

    @Override
    void deliver(WebSocketConnection connection, String text) {
        connection.deliver(List.of(text));
    }
}
