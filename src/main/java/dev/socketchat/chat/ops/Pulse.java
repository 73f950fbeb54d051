package dev.socketchat.chat.ops;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Beats on the thread of the application's timers, and so tells whether that thread still goes round. Any thread may call. */
public final class Pulse implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Future<?> beats;
    private volatile long last;

    /** Begins to beat. */
    public Pulse(ScheduledExecutorService scheduler, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
        beats = scheduler.scheduleWithFixedDelay(
                () -> last = nanoTime.getAsLong(), INTERVAL.toNanos(), INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether it was felt in the last 30 seconds. */
    boolean isFelt() {
        return nanoTime.getAsLong() - last < PATIENCE.toNanos();
    }

    @Override
    public void close() {
        beats.cancel(false);
    }
}
