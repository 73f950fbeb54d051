package dev.socketchat.octavus;

import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.LoggedFailure;
import dev.socketchat.octavus.error.OctavusException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The line about one run in the log, written at its end by whatever thread ended it. */
final class RunLog {

    /** Named after what it is about. */
    private static final System.Logger LOG = System.getLogger(Run.class.getName());

    private final String reference;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private final boolean quiet;

    /** @param quiet whether the run is a rehearsal, which is nobody's business */
    RunLog(String reference, LongSupplier nanoTime, boolean quiet) {
        this.reference = reference;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    /** Throws nothing: where there is no log, there is nobody to tell. */
    void ended(RunOutcome outcome, Supplier<String> label, long events, Optional<? extends Throwable> cause) {
        try {
            write(outcome, label.get(), events, cause);
        } catch (Throwable e) {
            // See above.
        }
    }

    private void write(RunOutcome outcome, String whose, long events, Optional<? extends Throwable> cause) {
        Duration time = Duration.ofNanos(nanoTime.getAsLong() - startedAt);
        String detail = cause.map(e -> ", " + LogText.of(String.valueOf(e.getMessage())))
                .orElse("");
        String label = whose.isEmpty() ? "" : ", " + LogText.of(whose);
        String line = "Run " + reference + ": " + outcome + label + ", " + events + " events, " + time.toMillis() + " ms" + detail;
        Optional<? extends Throwable> unforeseen = cause.filter(RunLog::isUnforeseen);
        if (unforeseen.isPresent()) {
            LOG.log(level(System.Logger.Level.ERROR), line, LoggedFailure.of(unforeseen.get()));
        } else {
            LOG.log(level(cause.isPresent() ? System.Logger.Level.WARNING : System.Logger.Level.INFO), line);
        }
    }

    private System.Logger.Level level(System.Logger.Level usual) {
        return quiet ? System.Logger.Level.DEBUG : usual;
    }

    void listenerFailed(Throwable cause) {
        failed("A listener failed at the end of run ", cause);
    }

    void closingFailed(Throwable cause) {
        failed("Something could not be closed at the end of run ", cause);
    }

    private void failed(String what, Throwable cause) {
        try {
            LOG.log(System.Logger.Level.ERROR, what + reference, LoggedFailure.of(cause));
        } catch (Throwable e) {
            // As above.
        }
    }

    private static boolean isUnforeseen(Throwable cause) {
        return cause.getClass() == OctavusException.class
                || !(cause instanceof OctavusException || cause instanceof RejectedExecutionException);
    }
}
