package dev.socketchat.sockjs.websocket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** The sending side of a fake WebSocket: notes texts and completes them at once or when the test says so. */
final class FakeRemote implements RemoteEndpoint.Async {

    final List<String> sent = new ArrayList<>();
    final List<ClassLoader> loaders = new ArrayList<>();
    boolean inline;
    boolean broken;
    int pings;
    ByteBuffer lastPing;
    private SendHandler waiting;

    @Override
    public void sendText(String text, SendHandler handler) {
        if (broken) {
            throw new IllegalStateException("closed");
        }
        loaders.add(Thread.currentThread().getContextClassLoader());
        sent.add(text);
        if (inline) {
            handler.onResult(new SendResult());
        } else {
            waiting = handler;
        }
    }

    void complete() {
        SendHandler handler = waiting;
        waiting = null;
        handler.onResult(new SendResult());
    }

    void fail() {
        SendHandler handler = waiting;
        waiting = null;
        handler.onResult(new SendResult(new IOException("broken pipe")));
    }

    @Override
    public void sendPing(ByteBuffer data) throws IOException {
        if (broken) {
            throw new IOException("closed");
        }
        pings++;
        lastPing = data;
    }

    @Override
    public long getSendTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setSendTimeout(long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> sendText(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> sendBinary(ByteBuffer data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendBinary(ByteBuffer data, SendHandler handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> sendObject(Object data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendObject(Object data, SendHandler handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setBatchingAllowed(boolean allowed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getBatchingAllowed() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flushBatch() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendPong(ByteBuffer data) {
        throw new UnsupportedOperationException();
    }
}
