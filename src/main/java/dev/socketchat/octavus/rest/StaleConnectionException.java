package dev.socketchat.octavus.rest;

import java.io.IOException;

/**
 * A connection that was kept from an earlier request ended before a single byte of the answer came: most likely the other
 * end had given it up, and the request reached nobody. The JDK's client repeats such requests by itself if their method
 * is safe to repeat (RFC 9110, section 9.2.2), but says neither of a POST whether its connection was a kept one, nor
 * whether the request was taken. The former is known here by counting; as to the latter, any request that brought no
 * answer is repeated after a while, as the Octavus JavaScript SDK does, so this one need not wait for it.
 */
final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;
    /** The words of the JDK's client for an answer without a first byte, from 11 to 25. */
    private static final String NO_BYTES = "received no bytes";

    private StaleConnectionException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** The same failure, named like this if it is one. */
    static IOException named(IOException failure, boolean maybeKept) {
        return maybeKept && String.valueOf(failure.getMessage()).contains(NO_BYTES)
                ? new StaleConnectionException(failure)
                : failure;
    }

    /** Whether the failure is such a one, or comes from one. */
    static boolean isBehind(Throwable failure) {
        Throwable current = failure;
        while (current != null && !(current instanceof StaleConnectionException)) {
            current = current.getCause();
        }
        return current != null;
    }
}
