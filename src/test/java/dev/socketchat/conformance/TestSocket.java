package dev.socketchat.conformance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket of a browser's kind: texts and closes come out of a queue. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int LIMIT_SECONDS = 10;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    TestSocket(Target target, String path) {
        socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + target.port() + path), this)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    TestSocket send(String message) {
        return part(message, true);
    }

    TestSocket part(String message, boolean last) {
        socket.sendText(message, last).orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        return this;
    }

    TestSocket sendBinary() {
        socket.sendBinary(java.nio.ByteBuffer.wrap(new byte[] {1}), true).join();
        return this;
    }

    /** The next text, or {@code close code reason}, or {@code error}; heartbeats are left out. */
    String next() throws InterruptedException {
        String next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        return next == null ? "nothing" : next.equals("h") ? next() : next;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            heard.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        heard.add("close " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        heard.add("error");
    }

    @Override
    public void close() {
        socket.abort();
    }
}
