package dev.socketchat.octavus.json;

/**
 * A text that is no JSON object within its limits. The message reads on after "because"; made often, so without a stack
 * trace.
 */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean excess;

    private MalformedJsonException(String message, boolean excess) {
        super(message, null, false, false);
        this.excess = excess;
    }

    MalformedJsonException(String message) {
        this(message, false);
    }

    /** A text that goes over one of the limits. */
    static MalformedJsonException excess(String message) {
        return new MalformedJsonException(message, true);
    }

    /** Whether a limit is what the text breaks. */
    public boolean isExcess() {
        return excess;
    }
}
