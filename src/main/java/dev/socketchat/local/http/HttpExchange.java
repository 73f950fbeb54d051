package dev.socketchat.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request and the means to answer it once. To be used by the thread that was called with it. */
public final class HttpExchange {

    private final HttpConnection connection;
    private final HttpRequest request;
    private boolean answered;

    HttpExchange(HttpConnection connection, HttpRequest request) {
        this.connection = connection;
        this.request = request;
    }

    /** What was asked. */
    public HttpRequest request() {
        return request;
    }

    /** True once {@link #respond}, {@link #stream} or {@link #drop} was called. */
    public boolean isAnswered() {
        return answered;
    }

    /**
     * Answers with a complete body.
     *
     * @throws IOException when the peer is gone or does not read
     */
    public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        answered = true;
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Length", Integer.toString(body.length));
        byte[] head = ResponseHead.bytes(status, all);
        byte[] content = request.method().equals("HEAD") ? new byte[0] : body;
        connection.write(ByteBuffer.allocate(head.length + content.length).put(head).put(content).flip());
    }

    /**
     * Begins an answer whose body is written piece by piece.
     *
     * @throws IOException when the peer is gone or does not read
     */
    public HttpStream stream(int status, Map<String, String> headers) throws IOException {
        answered = true;
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Transfer-Encoding", "chunked");
        connection.write(ByteBuffer.wrap(ResponseHead.bytes(status, all)));
        return new HttpStream(connection);
    }

    /** Closes the connection without an answer. */
    public void drop() {
        answered = true;
        connection.close();
    }

    /**
     * Waits before answering.
     *
     * @throws IOException when the peer hangs up meanwhile
     */
    public void pause(Duration time) throws IOException {
        if (connection.awaitClosed(time)) {
            throw new IOException("The peer has closed the connection");
        }
    }
}
