package dev.socketchat.conformance;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket that no filter of ours stands before. */
@ServerEndpoint("/bare")
public class BareEndpoint {

    /** Answers. */
    @OnMessage
    public String echo(String text) {
        return text;
    }
}
