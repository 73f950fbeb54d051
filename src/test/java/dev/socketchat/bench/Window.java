package dev.socketchat.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The length of a measurement: some seconds to warm up, then some in which work is counted and its processor time taken. */
enum Window {

    /** The first of a load on a server: what the load needs has to be compiled. */
    FIRST(Integer.MAX_VALUE),
    /** A later one: only the load itself has to get going. */
    LATER(5);

    /** Long enough for what is called for every event to be compiled. */
    static final int WARM_UP = Integer.getInteger("bench.warmup", 30);
    /** For what goes through a whole server a few hundred times a second, of which all has to be compiled. */
    static final int LONG_WARM_UP = Integer.getInteger("bench.warmup", 180);
    private static final int MEASURED = Integer.getInteger("bench.seconds", 10);

    private final int longestWarmUp;

    Window(int longestWarmUp) {
        this.longestWarmUp = longestWarmUp;
    }

    /** What was measured. */
    record Measured(double cpuMicrosPerUnit, double unitsPerSecond) {
    }

    Measured measure(ServerProcess server, LongAdder done, int warmUpSeconds, Runnable atStart) throws InterruptedException {
        TimeUnit.SECONDS.sleep(Math.min(warmUpSeconds, longestWarmUp));
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
