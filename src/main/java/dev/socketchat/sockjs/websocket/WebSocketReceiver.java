package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsFrame;

/** Carries every frame of a session as one WebSocket text. */
final class WebSocketReceiver implements Receiver {

    private final WebSocketWriter writer;

    WebSocketReceiver(WebSocketWriter writer) {
        this.writer = writer;
    }

    @Override
    public void send(SockJsFrame frame, Completion completion) {
        try {
            writer.write(frame.text(), result -> {
                if (result.isOK()) {
                    completion.sent(this);
                } else {
                    completion.failed(this, result.getException());
                }
            });
        } catch (RuntimeException e) {
            completion.failed(this, e);
        }
    }

    @Override
    public boolean isSpent() {
        return false;
    }

    @Override
    public boolean knock() {
        return false;
    }

    @Override
    public boolean probe() {
        return writer.ping();
    }

    @Override
    public void end(CloseStatus status) {
        writer.close(status);
    }
}
