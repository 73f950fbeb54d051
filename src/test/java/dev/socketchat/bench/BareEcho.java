package dev.socketchat.bench;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** What the container's own WebSocket costs, without SockJS and without any check. */
@ServerEndpoint(Contenders.BARE_ECHO)
public class BareEcho {

    /** Sends the text back. */
    @OnMessage
    public void onText(Session session, String text) {
        session.getAsyncRemote().sendText(text, result -> { });
    }
}
