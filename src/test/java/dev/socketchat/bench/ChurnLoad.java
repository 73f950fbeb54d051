package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** 50 browsers at a time that connect, ask once, read ten events and leave, and the next ones behind them. */
final class ChurnLoad {

    private static final int BROWSERS = 50;
    private static final String TRIGGER = new Wish(10, 10, 0).trigger();

    private ChurnLoad() {
    }

    static Window.Measured run(ServerProcess server, Window window) throws Exception {
        LongAdder conversations = new LongAdder();
        ExecutorService connecting = Executors.newSingleThreadExecutor();
        try (Wires wires = new Wires()) {
            for (int i = 0; i < BROWSERS; i++) {
                connecting.execute(() -> converse(wires, server.contender(), conversations, connecting));
            }
            return window.measure(server, conversations, Window.LONG_WARM_UP, () -> { });
        } finally {
            connecting.shutdownNow();
        }
    }

    private static void converse(Wires wires, Contender server, LongAdder conversations, ExecutorService connecting) {
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
                if (!connecting.isShutdown()) {
                    connecting.execute(() -> converse(wires, server, conversations, connecting));
                }
            }
        });
    }
}
