package dev.socketchat.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The length of a measurement: some seconds to warm up, then some in which work is counted and its processor time taken. */
final class Window {

    private static final int WARM_UP = Integer.getInteger("bench.warmup", 15);
    private static final int MEASURED = Integer.getInteger("bench.seconds", 10);

    private Window() {
    }

    /** What was measured. */
    record Measured(double cpuMicrosPerUnit, double unitsPerSecond) {
    }

    static Measured measure(ServerProcess server, LongAdder done, Runnable atStart) throws InterruptedException {
        TimeUnit.SECONDS.sleep(WARM_UP);
        atStart.run();
        long before = done.sum();
        double cpu = server.cpuMicros();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(MEASURED);
        double units = done.sum() - before;
        double seconds = (System.nanoTime() - start) / 1e9;
        if (units == 0) {
            throw new IllegalStateException("Nothing came back from " + server.contender().name());
        }
        return new Measured((server.cpuMicros() - cpu) / units, units / seconds);
    }
}
