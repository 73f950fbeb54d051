package dev.socketchat.chat.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How many answers one party may ask for in a minute, and have under way at once. Any thread may call. */
final class RunQuota {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int atOnce;
    private final TokenBucket bucket;
    private int underWay;

    /** Limits; 0 stands for none. */
    RunQuota(int perMinute, int atOnce, LongSupplier clock) {
        this.atOnce = atOnce == 0 ? Integer.MAX_VALUE : atOnce;
        int count = perMinute == 0 ? Integer.MAX_VALUE : perMinute;
        bucket = new TokenBucket(count, count, MINUTE, clock);
    }

    /** Counts one more; one that comes too early is not counted, and told how long to wait. */
    synchronized Optional<Duration> count() {
        if (bucket.take() >= 0) {
            return Optional.empty();
        }
        bucket.giveBack();
        return Optional.of(bucket.untilNext());
    }

    /** Takes a place for an answer under way, if one is free. */
    synchronized boolean occupy() {
        if (underWay >= atOnce) {
            return false;
        }
        underWay++;
        return true;
    }

    synchronized void vacate() {
        underWay--;
    }

    /** How many more answers may be asked for now; below 0, so many are owed. */
    synchronized double left() {
        return bucket.left();
    }

    /** Whether forgetting it would change nothing. */
    synchronized boolean isIdle() {
        return underWay == 0 && bucket.isFull();
    }
}
