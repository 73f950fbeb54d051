package dev.socketchat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** One client connection of {@link Wires}: its thread calls {@link #take}, any thread may send or cut. */
abstract class Wire {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String request;
    private final CompletableFuture<String> head = new CompletableFuture<>();
    private SocketChannel channel;
    private byte[] rest = {};

    /** @param request the HTTP request that the connection begins with */
    Wire(String request) {
        this.request = request;
    }

    final void begin(SocketChannel connected) {
        channel = connected;
        send(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The head of the answer, once it is here. */
    final CompletableFuture<String> head() {
        return head;
    }

    /** Consumes one unit behind the head; false when it is not complete yet. */
    abstract boolean take(ByteBuffer in);

    /** The server closed the connection. */
    void closed() {}

    final synchronized void send(byte[] bytes) {
        try {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining();) {
                channel.write(left);
            }
        } catch (IOException e) {
            // The server has gone: what reads here learns it and tells.
            cut();
        }
    }

    final void ready(ByteBuffer buffer) {
        int count = read(buffer.clear().put(rest));
        buffer.flip();
        boolean more = head.isDone() || takeHead(buffer);
        while (more) {
            more = take(buffer);
        }
        rest = new byte[buffer.remaining()];
        buffer.get(rest);
        if (count < 0) {
            cut();
            closed();
        }
    }

    private int read(ByteBuffer buffer) {
        try {
            return channel.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private boolean takeHead(ByteBuffer in) {
        for (int end = in.position(); end + HEAD_END.length <= in.limit(); end++) {
            if (in.slice(end, HEAD_END.length).equals(ByteBuffer.wrap(HEAD_END))) {
                byte[] bytes = new byte[end - in.position()];
                in.get(bytes).position(end + HEAD_END.length);
                head.complete(new String(bytes, StandardCharsets.US_ASCII));
                return true;
            }
        }
        return false;
    }

    /** Ends the connection without a word. */
    final void cut() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
