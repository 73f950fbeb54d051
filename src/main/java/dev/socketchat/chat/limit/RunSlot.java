package dev.socketchat.chat.limit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one answer a connection can have under way, as far as it counts against quotas: a newer one that replaces it
 * takes over its place. Any thread may call.
 */
public final class RunSlot {

    /** Nobody knows when an answer that is under way elsewhere will end. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final RunQuota person;
    private final List<RunQuota> shared;
    private int runs;

    /**
     * @param person whose answers they are
     * @param shared what they count against besides, by the minute
     */
    RunSlot(RunQuota person, List<RunQuota> shared) {
        this.person = person;
        this.shared = shared;
    }

    /**
     * Begins an answer; if it may begin, {@link #end} is to follow.
     *
     * @param isNew false for the rest of one that waited for the browser, which was counted before
     * @return empty, or how long to wait before asking again
     */
    public synchronized Optional<Duration> begin(boolean isNew) {
        Optional<Duration> wait = isNew ? count() : Optional.empty();
        if (wait.isEmpty() && runs == 0 && !person.occupy()) {
            wait = Optional.of(A_MOMENT);
        }
        runs += wait.isEmpty() ? 1 : 0;
        return wait;
    }

    private Optional<Duration> count() {
        Optional<Duration> wait = person.count();
        for (RunQuota quota : shared) {
            wait = wait.or(quota::count);
        }
        return wait;
    }

    /** An answer that began has ended, whatever its end. */
    public synchronized void end() {
        runs--;
        if (runs == 0) {
            person.vacate();
        }
    }
}
