package dev.socketchat.bench;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/** 50 connections that send 32 bytes and wait for them to come back, again and again. */
final class EchoLoad {

    private static final int CONNECTIONS = 50;
    private static final String PAYLOAD = "thirty-two bytes to be sent back";

    private EchoLoad() {
    }

    static Window.Measured run(ServerProcess server, Window window) throws Exception {
        LongAdder echoes = new LongAdder();
        Contender contender = server.contender();
        String message = contender.framed() ? "[\"" + PAYLOAD + "\"]" : PAYLOAD;
        try (Wires wires = new Wires()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                WebSocketWire wire = wires.open(contender.port(), new WebSocketWire(contender.path(), (from, text) -> {
                    if (!contender.framed() || text.get(0) == 'a') {
                        check(text);
                        echoes.increment();
                        from.text(message);
                    }
                }, () -> { }));
                wire.opened().text(message);
            }
            return window.measure(server, echoes, () -> { });
        }
    }

    private static void check(ByteBuffer text) {
        if (text.limit() < PAYLOAD.length()) {
            throw new IllegalStateException("An echo of " + text.limit() + " bytes");
        }
    }
}
