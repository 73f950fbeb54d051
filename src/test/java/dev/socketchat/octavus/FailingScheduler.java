package dev.socketchat.octavus;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A scheduler that fails once, at the timer that the test says. */
final class FailingScheduler extends ScheduledThreadPoolExecutor {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int failing;
    private volatile Breakage breakage = Breakage.RUNTIME;

    FailingScheduler() {
        super(1);
        setRemoveOnCancelPolicy(true);
    }

    /** @param timer 0: at none */
    void failAt(int timer, Breakage kind) {
        breakage = kind;
        failing = timer;
        asked.set(0);
    }

    /** Timers that wait for their time. */
    int pending() {
        return getQueue().size();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (asked.incrementAndGet() == failing) {
            breakage.happen();
        }
        return super.schedule(command, delay, unit);
    }
}
