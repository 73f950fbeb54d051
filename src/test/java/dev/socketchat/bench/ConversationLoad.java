package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Conversations that are open and idle after one answer. */
final class ConversationLoad {

    private static final int FIRST = 100;
    private static final String TRIGGER = new Wish(10, 10, 0).trigger();

    private ConversationLoad() {
    }

    /** KB of server memory for each conversation. */
    static double run(ServerProcess server, int number) throws Exception {
        try (Wires wires = new Wires()) {
            converse(wires, server, FIRST);
            double before = server.memory();
            converse(wires, server, number);
            return (server.memory() - before) / number;
        }
    }

    private static void converse(Wires wires, ServerProcess server, int number) throws Exception {
        Semaphore answered = new Semaphore(0);
        ChatLine.Hearer hearer = new ChatLine.Hearer() {
            @Override
            public void finished(ChatLine line) {
                answered.release();
            }
        };
        for (int i = 0; i < number; i++) {
            new ChatLine(wires, server.contender(), hearer).opened().say(TRIGGER);
            if (!answered.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No answer from " + server.contender().name());
            }
        }
    }
}
