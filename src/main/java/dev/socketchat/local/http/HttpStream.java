package dev.socketchat.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A response body in pieces, sent in the chunked coding: each piece leaves in one write. Safe for several threads. */
public final class HttpStream {

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpConnection connection;
    private boolean ended;

    HttpStream(HttpConnection connection) {
        this.connection = connection;
    }

    /** True until the peer hangs up or the stream is cut. */
    public boolean isOpen() {
        return connection.isOpen();
    }

    /**
     * Writes one piece; waits for a slow peer.
     *
     * @throws IOException when the peer is gone or has not read for the stall time
     */
    public void write(byte[] bytes) throws IOException {
        connection.write(chunk(bytes));
    }

    /**
     * Writes one piece if that takes no waiting.
     *
     * @return false when a write is under way, the peer does not read or the body has ended
     * @throws IOException when the peer is gone
     */
    public synchronized boolean offer(byte[] bytes) throws IOException {
        return !ended && connection.offer(chunk(bytes));
    }

    /**
     * Waits; ends early when the peer hangs up.
     *
     * @throws IOException when the peer has hung up
     */
    public void pause(Duration time) throws IOException {
        if (connection.awaitClosed(time)) {
            throw new IOException("The peer has closed the connection");
        }
    }

    /**
     * Ends the body as the coding asks; the connection can be used again.
     *
     * @param bytes the last piece, possibly empty
     * @throws IOException when the peer is gone or has not read for the stall time
     */
    public void end(byte[] bytes) throws IOException {
        synchronized (this) {
            // From here on an offer of another thread would end up in the next response.
            ended = true;
        }
        ByteBuffer piece = bytes.length == 0 ? ByteBuffer.allocate(0) : chunk(bytes);
        connection.write(ByteBuffer.allocate(piece.remaining() + LAST_CHUNK.length).put(piece).put(LAST_CHUNK).flip());
    }

    /** Closes the connection in the middle of the body. */
    public void cut() {
        connection.close();
    }

    /** Resets the connection in the middle of the body. */
    public void reset() throws IOException {
        connection.reset();
    }

    private static ByteBuffer chunk(byte[] bytes) {
        byte[] size = Integer.toHexString(bytes.length).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(size.length + bytes.length + 4)
                .put(size).put((byte) '\r').put((byte) '\n').put(bytes).put((byte) '\r').put((byte) '\n').flip();
    }
}
