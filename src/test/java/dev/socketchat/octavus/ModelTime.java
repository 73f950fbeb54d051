package dev.socketchat.octavus;

import dev.socketchat.sockjs.ManualScheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The time of a model: it passes while nothing else happens, so that a limit of seconds costs a test milliseconds. */
final class ModelTime {

    private static final Duration STEP = Duration.ofMillis(200);
    private static final int MOST_STEPS = 5_000;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Semaphore happened = new Semaphore(0);

    ManualScheduler scheduler() {
        return scheduler;
    }

    /** Notes that something happened. */
    void happened() {
        happened.release();
    }

    /** Waits until a number of things have happened, or enough has. Answers whether that came about. */
    boolean await(int things, BooleanSupplier enough) throws InterruptedException {
        int left = things;
        for (int steps = 0; left > 0 && steps < MOST_STEPS && !enough.getAsBoolean(); ) {
            if (happened.tryAcquire(1, TimeUnit.MILLISECONDS)) {
                left--;
            } else {
                scheduler.advance(STEP);
                steps++;
            }
        }
        return left == 0 || enough.getAsBoolean();
    }

    /** Waits until it is so. Answers whether that came about. */
    boolean until(BooleanSupplier condition) throws InterruptedException {
        return await(Integer.MAX_VALUE, condition);
    }

    /** Blocks the calling thread for a while of this time. */
    void pass(Duration wait) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Future<?> alarm = scheduler.schedule(over::countDown, wait.toNanos(), TimeUnit.NANOSECONDS);
        try {
            over.await();
        } finally {
            alarm.cancel(false);
        }
    }
}
