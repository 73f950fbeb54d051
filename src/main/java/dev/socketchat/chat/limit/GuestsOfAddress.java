package dev.socketchat.chat.limit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The guests of one network address: the quota they share, and what those have left of their own who went away. Who comes
 * as nobody in particular goes on with the least of it, so that coming anew gives nobody a new quota. Any thread may call.
 */
final class GuestsOfAddress {

    private static final int MOST_LEFT = 1_000;

    private final RunQuota shared;
    /** How many connections go by each. */
    private final Map<RunQuota, Integer> present = new HashMap<>();
    private final List<RunQuota> left = new ArrayList<>();

    GuestsOfAddress(RunQuota shared) {
        this.shared = shared;
    }

    RunQuota shared() {
        return shared;
    }

    /**
     * A connection of a guest opens, which {@link #leave} has to follow.
     *
     * @param known his quota, if it is known
     * @param fresh makes one for a newcomer who need not go on with another's
     * @return the quota that is his from now on
     */
    synchronized RunQuota enter(Optional<RunQuota> known, Supplier<RunQuota> fresh) {
        left.removeIf(RunQuota::isIdle);
        RunQuota own = known.or(() -> left.stream().min(Comparator.comparingDouble(RunQuota::left))).orElseGet(fresh);
        left.remove(own);
        present.merge(own, 1, Integer::sum);
        return own;
    }

    /** A connection closes; the last one of a guest leaves what he has of his quota. */
    synchronized void leave(RunQuota own) {
        Integer others = present.merge(own, -1, (before, change) -> before + change == 0 ? null : before + change);
        if (others == null && !own.isIdle() && left.size() < MOST_LEFT) {
            left.add(own);
        }
    }

    /** Whether forgetting it would change nothing. */
    synchronized boolean isIdle() {
        left.removeIf(RunQuota::isIdle);
        return left.isEmpty() && present.isEmpty() && shared.isIdle();
    }
}
