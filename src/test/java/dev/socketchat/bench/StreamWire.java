package dev.socketchat.bench;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Reads an event stream straight from the platform: what a relay's latency is compared with. */
final class StreamWire extends Wire {

    private final Consumer<ByteBuffer> onBytes;

    StreamWire(String path, String body, Consumer<ByteBuffer> onBytes) {
        super("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
        this.onBytes = onBytes;
    }

    @Override
    boolean take(ByteBuffer in) {
        onBytes.accept(in);
        in.position(in.limit());
        return false;
    }
}
