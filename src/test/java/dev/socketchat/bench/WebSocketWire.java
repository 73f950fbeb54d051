package dev.socketchat.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A WebSocket (RFC 6455) as far as a benchmark needs one: texts, answered pings, and a close. */
final class WebSocketWire extends Wire {

    private static final AtomicLong SESSIONS = new AtomicLong();
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final BiConsumer<WebSocketWire, ByteBuffer> onText;
    private final Runnable onClosed;

    /**
     * @param path where to connect; {@code {session}} in it becomes a number of its own
     * @param onText hears the bytes of every text, which are gone when it returns
     */
    WebSocketWire(String path, BiConsumer<WebSocketWire, ByteBuffer> onText, Runnable onClosed) {
        super("GET " + path.replace("{session}", Long.toString(SESSIONS.incrementAndGet()))
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        this.onText = onText;
        this.onClosed = onClosed;
    }

    /** Waits until the server has switched protocols. */
    WebSocketWire opened() throws Exception {
        String head = head().get(30, TimeUnit.SECONDS);
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IllegalStateException("No WebSocket: " + head);
        }
        return this;
    }

    void text(String text) {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts the closing handshake. */
    void leave() {
        frame(CLOSE, new byte[] {0x03, (byte) 0xe8});
    }

    /** Sends one frame of up to 64 KiB, masked with zeros. */
    private void frame(int kind, byte[] payload) {
        int length = payload.length;
        ByteBuffer frame = ByteBuffer.allocate(length + 8).put((byte) (0x80 | kind));
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else {
            frame.put((byte) 0xfe).putShort((short) length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        send(bytes);
    }

    @Override
    boolean take(ByteBuffer in) {
        int start = in.position();
        int header = in.remaining() < 2 ? Integer.MAX_VALUE : headerLength(in.get(start + 1));
        if (in.remaining() < header) {
            return false;
        }
        long length = switch (header) {
            case 4 -> in.getShort(start + 2) & 0xffff;
            case 10 -> in.getLong(start + 2);
            default -> in.get(start + 1);
        };
        if (in.remaining() < header + length) {
            return false;
        }
        ByteBuffer payload = in.slice(start + header, (int) length);
        in.position(start + header + (int) length);
        hear(in.get(start) & 0x0f, payload);
        return true;
    }

    private static int headerLength(byte length) {
        return length == 126 ? 4 : length == 127 ? 10 : 2;
    }

    private void hear(int kind, ByteBuffer payload) {
        if (kind <= TEXT) {
            onText.accept(this, payload);
        } else if (kind == PING) {
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            frame(PONG, bytes);
        } else if (kind == CLOSE) {
            cut();
            onClosed.run();
        }
    }
}
