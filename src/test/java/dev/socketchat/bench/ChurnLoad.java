package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.util.concurrent.atomic.LongAdder;

/** Browsers that connect, ask once, read ten events and leave, and the next ones behind them. */
final class ChurnLoad {

    private static final String TRIGGER = new Wish(10, 10, 0).trigger();

    private ChurnLoad() {
    }

    static Window.Measured run(ServerProcess server, Window window) throws Exception {
        LongAdder conversations = new LongAdder();
        try (Wires wires = new Wires();
                Visitors visitors = new Visitors(1, next -> converse(wires, server.contender(), conversations, next))) {
            visitors.begin();
            return window.measure(server, conversations, () -> { });
        }
    }

    private static void converse(Wires wires, Contender server, LongAdder conversations, Runnable next) {
        new ChatLine(wires, server, new ChatLine.Hearer() {
            @Override
            public void open(ChatLine line) {
                line.say(TRIGGER);
            }

            @Override
            public void finished(ChatLine line) {
                conversations.increment();
                line.leave();
            }

            @Override
            public void closed() {
                next.run();
            }
        });
    }
}
