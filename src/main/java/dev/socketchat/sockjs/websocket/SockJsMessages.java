package dev.socketchat.sockjs.websocket;

import java.util.List;

/**
 * The strings of one incoming WebSocket text.
 *
 * @param messages in order; may be empty
 */
public record SockJsMessages(List<String> messages) {

    /** Keeps a copy that nobody changes. */
    public SockJsMessages {
        messages = List.copyOf(messages);
    }
}
