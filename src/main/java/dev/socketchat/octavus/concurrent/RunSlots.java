package dev.socketchat.octavus.concurrent;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** So many runs may be under way at once; one too many is told so at once and does not wait. Any thread may call. */
public final class RunSlots {

    /** The creation of a session, which comes before a run's time limit begins, and a hung application's last chance. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final int limit;
    private final Semaphore free;
    private final long longestNanos;
    private final LongSupplier nanoTime;
    private final Set<Slot> taken = ConcurrentHashMap.newKeySet();

    /**
     * @param limit how many
     * @param longest the time limit of a run; one that holds its slot 5 minutes longer, or 5 minutes after its end, counts
     *     as stuck
     */
    public RunSlots(int limit, Duration longest, LongSupplier nanoTime) {
        this.limit = limit;
        free = new Semaphore(limit);
        longestNanos = longest.toNanos();
        this.nanoTime = nanoTime;
    }

    /** A slot of one run, until it is closed. */
    public final class Slot implements AutoCloseable {

        private volatile long due = nanoTime.getAsLong() + longestNanos + MARGIN.toNanos();

        /** Notes that the run has ended, so that all that is left is to close this. */
        public void ended() {
            due = nanoTime.getAsLong() + MARGIN.toNanos();
        }

        private boolean isDue(long now) {
            return now - due > 0;
        }

        /** Gives the slot back, once. */
        @Override
        public void close() {
            if (taken.remove(this)) {
                free.release();
            }
        }
    }

    /**
     * Takes a slot.
     *
     * @throws RejectedExecutionException if none is free
     */
    public Slot take() {
        Slot slot = new Slot();
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException("As many answers as allowed are under way");
        }
        boolean held = false;
        try {
            held = taken.add(slot);
        } finally {
            if (!held) {
                free.release();
            }
        }
        return slot;
    }

    /** How many are taken. */
    public int taken() {
        return limit - free.availablePermits();
    }

    /** How many of them are taken by runs that should long have ended, or have ended and not let go. */
    public int stuck() {
        long now = nanoTime.getAsLong();
        return (int) taken.stream().filter(slot -> slot.isDue(now)).count();
    }
}
