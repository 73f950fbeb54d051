package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.websocket.DecodeException;

/**
 * SockJS frames over WebSocket: what an endpoint at {@code /{server}/{session}/websocket} delegates its events to. A
 * text that is not SockJS ends the session with {@link CloseStatus#BROKEN_FRAMING}.
 */
public final class WebSocketTransport extends WebSocketEvents {

    private final SockJsMessagesDecoder decoder = new SockJsMessagesDecoder();

    /** Opens its sessions at the given server. */
    public WebSocketTransport(SockJsServer server) {
        super(server, SockJsTransport.WEBSOCKET);
    }

    @Override
    Receiver receiver(WebSocketWriter writer) {
        return new WebSocketReceiver(writer);
    }

    @Override
    void deliver(WebSocketConnection connection, String text) {
        try {
            connection.deliver(decoder.decode(text).messages());
        } catch (DecodeException e) {
            connection.end(CloseStatus.BROKEN_FRAMING);
        }
    }
}
