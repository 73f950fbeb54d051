package dev.socketchat.octavus;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells a trickle, which costs no more than waking somebody for it, from a flood, whose reading would keep all other
 * runs waiting. Used by one thread at a time.
 */
final class Pace {

    /** More than a model writes and a person reads. */
    static final int EVENTS = 64;

    private static final long STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LongSupplier nanoTime;
    private long since;
    private int events;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        since = nanoTime.getAsLong();
    }

    /** Whether fewer than {@link #EVENTS} came in the stretch of a tenth of a second that goes on. */
    boolean isTrickle() {
        long now = nanoTime.getAsLong();
        if (now - since >= STRETCH_NANOS) {
            since = now;
            events = 0;
        }
        return events < EVENTS;
    }

    void count(int more) {
        events += more;
    }
}
