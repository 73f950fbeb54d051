package dev.socketchat.bench;

import java.util.ArrayList;
import java.util.List;

/** Connections that are open and silent. */
final class IdleLoad {

    private static final int FIRST = 100;

    private IdleLoad() {
    }

    /** KB of server memory for each connection, at the numbers of connections. */
    static double[] run(ServerProcess server, int... numbers) throws Exception {
        Contender contender = server.contender();
        double[] kilobytes = new double[numbers.length];
        try (Wires wires = new Wires()) {
            List<WebSocketWire> open = new ArrayList<>();
            connect(wires, contender, open, FIRST);
            double before = server.memory();
            for (int i = 0; i < numbers.length; i++) {
                connect(wires, contender, open, FIRST + numbers[i]);
                kilobytes[i] = (server.memory() - before) / numbers[i];
            }
        }
        return kilobytes;
    }

    private static void connect(Wires wires, Contender contender, List<WebSocketWire> open, int number) throws Exception {
        while (open.size() < number) {
            open.add(wires.open(contender.port(), new WebSocketWire(contender.path(), (from, text) -> { }, () -> {
                throw new IllegalStateException("An idle connection was closed");
            })).opened());
        }
    }
}
