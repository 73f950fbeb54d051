package dev.socketchat.bench;

import java.util.concurrent.atomic.LongAdder;

/** Browsers that connect, have one message echoed and leave: what a conversation costs before it begins. */
final class ConnectLoad {

    private static final int THREADS = 50;
    private static final String PAYLOAD = "thirty-two bytes to be sent back";

    private ConnectLoad() {
    }

    static Window.Measured run(ServerProcess server, Window window) throws Exception {
        LongAdder visits = new LongAdder();
        try (Wires wires = new Wires();
                Visitors visitors = new Visitors(THREADS, next -> visit(wires, server.contender(), visits, next))) {
            visitors.begin();
            return window.measure(server, visits, () -> { });
        }
    }

    private static void visit(Wires wires, Contender server, LongAdder visits, Runnable next) {
        WebSocketWire wire = new WebSocketWire(server.path(), (from, text) -> {
            if (!server.framed() || text.get(0) == 'a') {
                visits.increment();
                from.leave();
            }
        }, next);
        try {
            wires.open(server.port(), wire).opened().text(server.framed() ? "[\"" + PAYLOAD + "\"]" : PAYLOAD);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
