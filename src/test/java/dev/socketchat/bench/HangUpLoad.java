package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How long the platform's stream stays open after nobody wants the answer any more. */
final class HangUpLoad {

    private static final int ROUNDS = 300;
    private static final int WARM_UP = 100;
    private static final int PATIENCE_SECONDS = 3;
    private static final Wish SLOW_ANSWER = new Wish(1_000_000, 1, 20);

    private HangUpLoad() {
    }

    /** The person presses Stop. */
    static Stamps stop(ServerProcess server, BenchPlatform platform) throws Exception {
        return rounds(server, platform, line -> line.say("{\"type\":\"stop\"}"));
    }

    /** The browser is gone. */
    static Stamps gone(ServerProcess server, BenchPlatform platform) throws Exception {
        return rounds(server, platform, ChatLine::cut);
    }

    private static Stamps rounds(ServerProcess server, BenchPlatform platform, Consumer<ChatLine> end) throws Exception {
        Stamps stamps = new Stamps();
        try (Wires wires = new Wires()) {
            for (int round = 0; round < ROUNDS; round++) {
                Long nanos = round(server, platform, wires, end);
                if (nanos == null) {
                    return new Stamps();
                }
                if (round >= WARM_UP) {
                    stamps.add(nanos);
                }
            }
        }
        return stamps;
    }

    private static Long round(ServerProcess server, BenchPlatform platform, Wires wires, Consumer<ChatLine> end)
            throws Exception {
        CountDownLatch delta = new CountDownLatch(1);
        ChatLine line = new ChatLine(wires, server.contender(), ChatLine.onEvents(frame -> await(frame, delta)));
        line.opened().say(SLOW_ANSWER.trigger());
        if (!delta.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("No answer from " + server.contender().name());
        }
        platform.hangUps().clear();
        long start = System.nanoTime();
        end.accept(line);
        Long closed = platform.hangUps().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        line.cut();
        return closed == null ? null : closed - start;
    }

    private static void await(ByteBuffer frame, CountDownLatch delta) {
        for (int at = 0; at < frame.limit(); at++) {
            if (frame.get(at) == '@') {
                delta.countDown();
            }
        }
    }
}
