package dev.socketchat.octavus.error;

import org.jspecify.annotations.Nullable;

/**
 * An exception as the log may print it: the places where it happened as they are, and its texts, which may come from
 * outside, made fit for one line each.
 */
public final class LoggedFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MOST_CAUSES = 10;

    private final String text;

    private LoggedFailure(Throwable original, @Nullable LoggedFailure cause) {
        super(null, cause, false, true);
        text = LogText.of(String.valueOf(original));
        setStackTrace(original.getStackTrace());
    }

    /** The exception and its causes, of which there may be ten; never loops. */
    public static LoggedFailure of(Throwable original) {
        return of(original, MOST_CAUSES);
    }

    private static LoggedFailure of(Throwable original, int causes) {
        Throwable cause = original.getCause();
        return new LoggedFailure(original, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }

    /** The original's own words. */
    @Override
    public String toString() {
        return text;
    }
}
