package dev.socketchat.chat;

import dev.socketchat.sockjs.websocket.SockJsMessagesDecoder;
import dev.socketchat.sockjs.websocket.WebSocketTransport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;

/** The chat over SockJS on WebSocket. */
@ApplicationScoped
@ServerEndpoint(value = "/octavus/{server}/{session}/websocket", decoders = SockJsMessagesDecoder.class,
        configurator = ChatConfigurator.class)
public class ChatEndpoint {

    @Inject
    private WebSocketTransport transport;

    /** A browser connected. */
    @OnOpen
    public void onOpen(Session session) {
        transport.opened(session);
    }

    /** Takes text in parts: a limit on whole messages is not kept by every container, this one is. */
    @OnMessage
    public void onText(Session session, String part, boolean last) {
        transport.received(session, part, last);
    }

    /** Takes no binary message: the connection is closed for it. */
    @OnMessage
    public void onBinary(Session session, ByteBuffer part, boolean last) {
        transport.receivedBinary(session);
    }

    /** A sign of life. */
    @OnMessage
    public void onPong(Session session, PongMessage pong) {
        transport.pong(session, pong);
    }

    /** The connection is closed. */
    @OnClose
    public void onClose(Session session, CloseReason reason) {
        transport.closed(session, reason);
    }

    /** The connection, or what was done for it, failed. */
    @OnError
    public void onError(Session session, Throwable failure) {
        transport.failed(session, failure);
    }
}
