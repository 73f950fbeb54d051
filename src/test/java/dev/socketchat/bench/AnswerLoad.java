package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers that have begun and come slowly, a word every ten seconds. */
final class AnswerLoad {

    private static final int FIRST = 50;
    private static final String TRIGGER = new Wish(1_000, 1, 10_000).trigger();

    private AnswerLoad() {
    }

    /** KB of server memory for each answer, its connection and its conversation included. */
    static double run(ServerProcess server, int number) throws Exception {
        try (Wires wires = new Wires()) {
            begin(wires, server, FIRST);
            double before = server.memory();
            begin(wires, server, number);
            return (server.memory() - before) / number;
        }
    }

    private static void begin(Wires wires, ServerProcess server, int number) throws Exception {
        for (int i = 0; i < number; i++) {
            Semaphore begun = new Semaphore(0);
            ChatLine.Hearer hearer = new ChatLine.Hearer() {
                @Override
                public void events(ChatLine line, int count, ByteBuffer frame) {
                    if (StandardCharsets.UTF_8.decode(frame.duplicate()).toString().contains("text-start")) {
                        begun.release();
                    }
                }
            };
            new ChatLine(wires, server.contender(), hearer).opened().say(TRIGGER);
            if (!begun.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No answer from " + server.contender().name());
            }
        }
    }
}
