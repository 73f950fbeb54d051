package dev.socketchat.it;

/** What carries a conversation: the usual transport, and the one for networks that let no WebSocket through. */
enum Over {
    WEBSOCKET, XHR_STREAMING;

    ChatClient connect() {
        return this == WEBSOCKET ? ChatClient.connect(Wars.contextAddress())
                : XhrChatClient.connectStreaming(Wars.contextAddress());
    }
}
