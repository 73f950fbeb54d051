package dev.socketchat.octavus.rest;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What the requests of one run have in common for whoever traces them across systems. Safe for several threads, if the
 * source of chance is.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class Trace {

    private static final HexFormat HEX = HexFormat.of();

    private final String id;
    private final RandomGenerator random;

    private Trace(String id, RandomGenerator random) {
        this.id = id;
        this.random = random;
    }

    /**
     * Begins a trace.
     *
     * @param reference the first eight hexadecimal digits of its id
     */
    static Trace of(String reference, RandomGenerator random) {
        return new Trace(reference + HEX.toHexDigits(random.nextInt()) + HEX.toHexDigits(random.nextLong()), random);
    }

    /** The value of the header {@code traceparent} for the next request: the trace, a new span, and that it is recorded. */
    public String nextParent() {
        // A span id of zeros would be invalid.
        return "00-" + id + "-" + HEX.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
