package dev.socketchat.octavus.message;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Makes ids for messages that are shown before the platform has stored them, in the form the browser clients use:
 * milliseconds since 1970, a dash, and seven characters of base 36. As safe for several threads as its random source.
 */
public final class Ids {

    private static final int BASE = 36;
    private static final long COMBINATIONS = 78_364_164_096L;

    private final Clock clock;
    private final RandomGenerator random;

    /** Uses the caller's clock and chance. */
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id. */
    public String next() {
        String tail = Long.toString(COMBINATIONS + random.nextLong(COMBINATIONS), BASE)
                .substring(1);
        return clock.millis() + "-" + "0".repeat(Math.max(0, 7 - tail.length())) + tail;
    }
}
