package dev.socketchat.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** 50 browsers at a time that connect, have one message echoed and leave: what a conversation costs before it begins. */
final class ConnectLoad {

    private static final int BROWSERS = 50;
    private static final String PAYLOAD = "thirty-two bytes to be sent back";

    private ConnectLoad() {
    }

    static Window.Measured run(ServerProcess server, Window window) throws Exception {
        LongAdder visits = new LongAdder();
        ExecutorService connecting = Executors.newFixedThreadPool(BROWSERS);
        try (Wires wires = new Wires()) {
            for (int i = 0; i < BROWSERS; i++) {
                connecting.execute(() -> visit(wires, server.contender(), visits, connecting));
            }
            return window.measure(server, visits, Window.LONG_WARM_UP, () -> { });
        } finally {
            connecting.shutdownNow();
        }
    }

    private static void visit(Wires wires, Contender server, LongAdder visits, ExecutorService connecting) {
        WebSocketWire wire = new WebSocketWire(server.path(), (from, text) -> {
            if (!server.framed() || text.get(0) == 'a') {
                visits.increment();
                from.leave();
            }
        }, () -> {
            if (!connecting.isShutdown()) {
                connecting.execute(() -> visit(wires, server, visits, connecting));
            }
        });
        try {
            wires.open(server.port(), wire).opened().text(server.framed() ? "[\"" + PAYLOAD + "\"]" : PAYLOAD);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
