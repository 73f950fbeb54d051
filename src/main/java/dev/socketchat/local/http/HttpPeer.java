package dev.socketchat.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The requests of one connection, one after the other. All but the answering happens on the selector thread. */
final class HttpPeer {

    private static final System.Logger LOG = System.getLogger(HttpPeer.class.getName());
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST_PIPELINE = 64 * 1024;
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final HttpServer server;
    private final HttpConnection connection;
    private final RequestReader reader;
    private boolean answering;
    private boolean turnedAway;
    private long waitingSince = System.nanoTime();

    HttpPeer(HttpServer server, HttpConnection connection) {
        this.server = server;
        this.connection = connection;
        this.reader = new RequestReader(server.limits());
    }

    void ready(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isWritable()) {
                connection.becameWritable();
            }
            if (key.isReadable()) {
                read(buffer);
            }
        } catch (IOException | CancelledKeyException e) {
            connection.close();
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        int count = connection.read(buffer.clear());
        if (count < 0) {
            connection.close();
            return;
        }
        if (turnedAway) {
            return;
        }
        if (!answering && reader.buffered() == 0) {
            waitingSince = System.nanoTime();
        }
        reader.append(buffer.flip());
        if (!answering) {
            next();
        } else if (reader.buffered() > LARGEST_PIPELINE) {
            connection.close();
        }
    }

    private void next() {
        try {
            Optional<HttpRequest> request = reader.next();
            if (request.isPresent()) {
                answer(request.get());
            } else if (reader.awaitsContinue()) {
                connection.offer(ByteBuffer.wrap(CONTINUE));
            }
        } catch (RequestException e) {
            turnAway(e.status(), e.getMessage());
        } catch (IOException e) {
            connection.close();
        }
    }

    private void answer(HttpRequest request) {
        answering = true;
        try {
            server.workers().execute(() -> work(new HttpExchange(connection, request)));
        } catch (RejectedExecutionException e) {
            turnAway(503, "Too many requests at a time");
        }
    }

    private void work(HttpExchange exchange) {
        try {
            server.handler().handle(exchange);
        } catch (IOException e) {
            connection.close();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A request to the local platform failed", e);
            connection.close();
        }
        if (!exchange.isAnswered() || !exchange.request().persistent()) {
            connection.close();
        }
        server.onSelector(this::answered);
    }

    private void answered() {
        answering = false;
        waitingSince = System.nanoTime();
        if (connection.isOpen()) {
            next();
        }
    }

    /**
     * Answers with a sentence, as far as that takes no waiting. What the peer still sends is read and dropped for two
     * seconds: closing at once would reset the connection and take the sentence away from the peer.
     */
    void turnAway(int status, String message) {
        turnedAway = true;
        waitingSince = System.nanoTime();
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        byte[] head = ResponseHead.bytes(status, Map.of("Content-Type", "text/plain; charset=utf-8", "Connection",
                "close", "Content-Length", Integer.toString(body.length)));
        try {
            connection.offer(ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip());
            connection.endOutput();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A peer left before it was turned away", e);
            connection.close();
        }
    }

    void sweep(long now) {
        boolean waiting = turnedAway || !answering;
        if (waiting && now - waitingSince > patience()) {
            connection.close();
        }
    }

    private long patience() {
        if (turnedAway) {
            return FAREWELL_NANOS;
        }
        HttpLimits limits = server.limits();
        return (reader.buffered() > 0 ? limits.requestTime() : limits.idleTime()).toNanos();
    }

    void close() {
        connection.close();
    }
}
