package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Conversations that are open, either idle after one answer or in an answer that comes slowly, a word every ten seconds. */
enum ConversationLoad {

    IDLE(new Wish(10, 10, 0), "\\\"type\\\":\\\"finish\\\""), ANSWERING(new Wish(1_000, 1, 10_000), "text-start");

    private static final int FIRST = 50;

    private final String trigger;
    private final String arrival;

    /** @param arrival what a conversation has heard that is as far as it is to come */
    ConversationLoad(Wish wish, String arrival) {
        trigger = wish.trigger();
        this.arrival = arrival;
    }

    /** KB of server memory for each conversation, its connection included. */
    double run(ServerProcess server, int number) throws Exception {
        try (Wires wires = new Wires()) {
            begin(wires, server, FIRST);
            double before = server.memory();
            begin(wires, server, number);
            return (server.memory() - before) / number;
        }
    }

    private void begin(Wires wires, ServerProcess server, int number) throws Exception {
        for (int i = 0; i < number; i++) {
            Semaphore arrived = new Semaphore(0);
            new ChatLine(wires, server.contender(), listening(arrived)).opened().say(trigger);
            if (!arrived.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("No answer from " + server.contender().name());
            }
        }
    }

    private ChatLine.Hearer listening(Semaphore arrived) {
        return new ChatLine.Hearer() {
            @Override
            public void events(ChatLine line, int count, ByteBuffer frame) {
                if (StandardCharsets.UTF_8.decode(frame.duplicate()).toString().contains(arrival)) {
                    arrived.release();
                }
            }
        };
    }
}
