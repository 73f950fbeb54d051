package dev.socketchat.chat.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets so many things happen at once, and after that so many in a time. What is asked for too early is owed: whoever
 * keeps asking waits longer. Not thread-safe.
 */
final class TokenBucket {

    private final double capacity;
    private final double perNano;
    private final LongSupplier clock;
    private double tokens;
    private long at;

    /**
     * @param capacity how many at once
     * @param count how many in the time
     * @param clock nanoseconds that never go back
     */
    TokenBucket(int capacity, int count, Duration time, LongSupplier clock) {
        this.capacity = capacity;
        this.perNano = count / (double) time.toNanos();
        this.clock = clock;
        tokens = capacity;
        at = clock.getAsLong();
    }

    /** Takes one; below 0 there was none, and so many are owed. */
    double take() {
        refill();
        tokens--;
        return tokens;
    }

    /** Gives one back that was not used after all. */
    void giveBack() {
        tokens = Math.min(capacity, tokens + 1);
    }

    double left() {
        refill();
        return tokens;
    }

    boolean isFull() {
        refill();
        return tokens >= capacity;
    }

    /** How long until there is one. */
    Duration untilNext() {
        refill();
        return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }

    private void refill() {
        long now = clock.getAsLong();
        tokens = Math.min(capacity, tokens + (now - at) * perNano);
        at = now;
    }
}
