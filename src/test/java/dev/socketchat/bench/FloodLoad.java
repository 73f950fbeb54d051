package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** 50 answers at a time, as fast as the platform and the relay can. */
final class FloodLoad {

    private static final int STREAMS = 50;
    private static final int EVENTS = 16_000;

    private FloodLoad() {
    }

    static Window.Measured run(ServerProcess server, Window window, int perWrite) throws Exception {
        LongAdder events = new LongAdder();
        String trigger = new Wish(EVENTS, perWrite, 0).trigger();
        ChatLine.Hearer hearer = new ChatLine.Hearer() {
            @Override
            public void events(ChatLine line, int count, ByteBuffer frame) {
                events.add(count);
            }

            @Override
            public void finished(ChatLine line) {
                line.say(trigger);
            }
        };
        try (Wires wires = new Wires()) {
            List<ChatLine> lines = new ArrayList<>();
            while (lines.size() < STREAMS) {
                lines.add(new ChatLine(wires, server.contender(), hearer).opened());
            }
            lines.forEach(line -> line.say(trigger));
            return window.measure(server, events, () -> { });
        }
    }
}
