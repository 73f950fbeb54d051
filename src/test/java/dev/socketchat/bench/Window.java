package dev.socketchat.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The length of a measurement: a warm-up, then some seconds in which work is counted and its processor time taken. */
enum Window {

    /** The first of a load on a server: what the load needs has to be compiled. */
    FIRST(30),
    /** A later one: only the load itself has to get going. */
    LATER(5);

    /** On two processors under full load, a whole conversation keeps the compilers of a server seven to fifteen minutes. */
    private static final int LONGEST_WARM_UP = Integer.getInteger("bench.warmup", 900);
    private static final int MEASURED = Integer.getInteger("bench.seconds", 10);
    private static final int LOOK = 5;
    /** Microseconds that resting compilers use in the seconds between two looks. */
    private static final double REST = 100_000;

    private final int shortestWarmUp;

    Window(int shortestWarmUp) {
        this.shortestWarmUp = shortestWarmUp;
    }

    /** What was measured. */
    record Measured(double cpuMicrosPerUnit, double unitsPerSecond) {
    }

    Measured measure(ServerProcess server, LongAdder done, Runnable atStart) throws InterruptedException {
        warmUp(server);
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

    /** Until the server has compiled what the load needs: before, it does the work and compiles it at the same time. */
    private void warmUp(ServerProcess server) throws InterruptedException {
        int seconds = Math.min(shortestWarmUp, LONGEST_WARM_UP);
        TimeUnit.SECONDS.sleep(seconds);
        boolean compiles = true;
        while (compiles && seconds < LONGEST_WARM_UP) {
            double before = server.compilerMicros();
            TimeUnit.SECONDS.sleep(LOOK);
            seconds += LOOK;
            // A compiler's thread that ended meanwhile takes its time away with it: that is no rest either.
            compiles = Math.abs(server.compilerMicros() - before) > REST;
        }
    }
}
