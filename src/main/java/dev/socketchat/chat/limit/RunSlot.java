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
    private final Runnable whenLeft;
    private int runs;

    /**
     * @param person whose answers they are
     * @param shared what they count against besides
     * @param whenLeft runs when the connection is over
     */
    RunSlot(RunQuota person, List<RunQuota> shared, Runnable whenLeft) {
        this.person = person;
        this.shared = shared;
        this.whenLeft = whenLeft;
    }

    /**
     * Begins an answer; if it may begin, {@link #end} is to follow.
     *
     * @param isNew false for the rest of one that waited for the browser, which was counted before
     * @return empty, or how long to wait before asking again
     */
    public synchronized Optional<Duration> begin(boolean isNew) {
        Optional<Duration> wait = isNew ? count() : Optional.empty();
        if (wait.isEmpty() && runs == 0 && !occupy()) {
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

    /** Takes a place in each quota, or in none. */
    private boolean occupy() {
        if (!person.occupy()) {
            return false;
        }
        int taken = 0;
        while (taken < shared.size() && shared.get(taken).occupy()) {
            taken++;
        }
        if (taken < shared.size()) {
            person.vacate();
            shared.subList(0, taken).forEach(RunQuota::vacate);
        }
        return taken == shared.size();
    }

    /** The connection is over; answers that began still end by {@link #end}. */
    public void leave() {
        whenLeft.run();
    }

    /** An answer that began has ended, whatever its end. */
    public synchronized void end() {
        runs--;
        if (runs == 0) {
            person.vacate();
            shared.forEach(RunQuota::vacate);
        }
    }
}
