package dev.socketchat.bench;

import dev.socketchat.bench.BenchPlatform.Wish;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** 200 answers of 50 events a second each: what people's conversations look like to a server. */
final class TrickleLoad {

    private static final int STREAMS = 200;
    private static final int PAUSE_MILLIS = 20;
    private static final Wish ENDLESS = new Wish(1_000_000, 1, PAUSE_MILLIS);

    private TrickleLoad() {
    }

    /** What a relay, or none, does to the events. */
    private record Ages(double cpuMicrosPerEvent, double p50, double p99) {
    }

    /** CPU µs an event, and by how many ms the relay makes it older, p50 and p99. */
    static double[] run(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
        Ages direct = direct(platform);
        Ages relayed = through(server, window);
        System.out.printf("Without a relay: p50 %.2f ms, p99 %.2f ms%n", direct.p50(), direct.p99());
        return new double[] {relayed.cpuMicrosPerEvent(), relayed.p50() - direct.p50(), relayed.p99() - direct.p99()};
    }

    private static Ages through(ServerProcess server, Window window) throws Exception {
        LongAdder events = new LongAdder();
        AtomicReference<Stamps> stamps = new AtomicReference<>(new Stamps());
        ChatLine.Hearer hearer = ChatLine.onEvents(frame -> note(frame, stamps.get(), events));
        try (Wires wires = new Wires()) {
            List<ChatLine> lines = new ArrayList<>();
            while (lines.size() < STREAMS) {
                lines.add(new ChatLine(wires, server.contender(), hearer).opened());
            }
            lines.forEach(line -> line.say(ENDLESS.trigger()));
            double cpu = window.measure(server, events, () -> stamps.set(new Stamps())).cpuMicrosPerUnit();
            return new Ages(cpu, stamps.get().millis(0.50), stamps.get().millis(0.99));
        }
    }

    /** The same streams without a relay between the platform and their reader. */
    private static Ages direct(BenchPlatform platform) throws Exception {
        Stamps stamps = new Stamps();
        LongAdder events = new LongAdder();
        try (Wires wires = new Wires()) {
            for (int i = 0; i < STREAMS; i++) {
                wires.open(platform.port(), new StreamWire("/api/agent-sessions/ses_0/trigger", ENDLESS.trigger(),
                        bytes -> note(bytes, stamps, events)));
            }
            TimeUnit.SECONDS.sleep(Integer.getInteger("bench.seconds", 10));
        }
        return new Ages(0, stamps.millis(0.50), stamps.millis(0.99));
    }

    private static void note(ByteBuffer bytes, Stamps stamps, LongAdder events) {
        int before = stamps.count();
        stamps.read(bytes);
        events.add(stamps.count() - before);
    }
}
