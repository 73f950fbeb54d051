package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsFrame;
import dev.socketchat.sockjs.Trampoline;
import java.util.Iterator;
import java.util.List;

/**
 * Carries each message of a session as one WebSocket text, without SockJS frames: opening and heartbeat are nothing on
 * this wire, and closing is WebSocket's own. A lone surrogate has no form in a WebSocket text (RFC 6455, section 5.6)
 * and arrives as the container replaces it.
 */
final class RawWebSocketReceiver implements Receiver {

    private final WebSocketWriter writer;

    RawWebSocketReceiver(WebSocketWriter writer) {
        this.writer = writer;
    }

    @Override
    public void send(SockJsFrame frame, Completion completion) {
        List<String> texts = frame instanceof SockJsFrame.Messages carried ? carried.messages() : List.of();
        new Texts(texts.iterator(), completion).next.run();
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

    /** The texts of one frame, each sent after the one before it has left. */
    private final class Texts {

        private final Iterator<String> left;
        private final Completion completion;
        private final Trampoline next = new Trampoline(this::sendNext);

        Texts(Iterator<String> texts, Completion completion) {
            left = texts;
            this.completion = completion;
        }

        private void sendNext() {
            if (!left.hasNext()) {
                completion.sent(RawWebSocketReceiver.this);
                return;
            }
            try {
                writer.write(left.next(), result -> {
                    if (result.isOK()) {
                        next.run();
                    } else {
                        completion.failed(RawWebSocketReceiver.this, result.getException());
                    }
                });
            } catch (RuntimeException e) {
                completion.failed(RawWebSocketReceiver.this, e);
            }
        }
    }
}
