package dev.socketchat.sockjs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** An application that notes what it hears, in order, and may answer. */
public final class RecordingApplication implements SockJsApplication {

    private final List<String> heard = new ArrayList<>();
    private final List<SockJsConnection> connections = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private BiConsumer<SockJsConnection, String> onMessage = (connection, message) -> {};

    /** Does something with each message. */
    public RecordingApplication onMessage(BiConsumer<SockJsConnection, String> action) {
        onMessage = action;
        return this;
    }

    @Override
    public synchronized SockJsListener connected(SockJsConnection connection) {
        heard.add("connected");
        connections.add(connection);
        return new SockJsListener() {
            @Override
            public void onMessage(String message) {
                note("message " + message);
                onMessage.accept(connection, message);
            }

            @Override
            public void onClose(CloseStatus status) {
                note("close " + status.code());
                closed.countDown();
            }
        };
    }

    private synchronized void note(String event) {
        heard.add(event);
    }

    /** What it heard so far, of all connections. */
    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    /** Waits until it has heard the first close. */
    void awaitClose() throws InterruptedException {
        if (!closed.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("No close was heard");
        }
    }

    /** The connection opened last. */
    public synchronized SockJsConnection connection() {
        return connections.get(connections.size() - 1);
    }

    /** Every connection there was. */
    public synchronized List<SockJsConnection> connections() {
        return List.copyOf(connections);
    }
}
