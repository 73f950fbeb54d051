package dev.socketchat.sockjs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts the sessions of one service, in all and by whom, and turns away what is over its {@link SessionLimits}. It
 * calls nobody but the monitor, so it may be asked under any lock. Every method may be called from any thread.
 */
final class Admission {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SessionLimits limits;
    private final SessionMonitor monitor;
    private final LongSupplier clock;
    private final Tally users = new Tally();
    private final Tally addresses = new Tally();
    private final Tally halfOpenAddresses = new Tally();
    private int total;
    private int halfOpen;
    /** Nanoseconds of admissions saved up: each costs its part of a second, and no more than a second is saved. */
    private long saved = SECOND;
    private long refilled;

    Admission(SessionLimits limits, SessionMonitor monitor, LongSupplier clock) {
        this.limits = limits;
        this.monitor = monitor;
        this.clock = clock;
        refilled = clock.getAsLong();
    }

    synchronized int total() {
        return total;
    }

    /** Whether a session of this peer would be let in now. */
    synchronized boolean admits(Peer peer, boolean resumable) {
        Optional<Refusal> refusal = refusal(peer, resumable);
        refusal.ifPresent(monitor::onRefusal);
        return refusal.isEmpty();
    }

    private Optional<Refusal> refusal(Peer peer, boolean resumable) {
        refill();
        if (total >= limits.total()) {
            return Optional.of(Refusal.TOTAL);
        }
        if (!below(limits.perUser(), users.of(peer.userName()))) {
            return Optional.of(Refusal.PER_USER);
        }
        if (!below(limits.perAddress(), addresses.of(peer.address()))) {
            return Optional.of(Refusal.PER_ADDRESS);
        }
        return (resumable ? halfOpenRefusal(peer) : Optional.<Refusal>empty())
                .or(() -> saved >= cost() ? Optional.empty() : Optional.of(Refusal.PER_SECOND));
    }

    private Optional<Refusal> halfOpenRefusal(Peer peer) {
        if (!below(limits.halfOpen(), halfOpen)) {
            return Optional.of(Refusal.HALF_OPEN);
        }
        return below(limits.halfOpenPerAddress(), halfOpenAddresses.of(peer.address()))
                ? Optional.empty()
                : Optional.of(Refusal.HALF_OPEN_PER_ADDRESS);
    }

    /**
     * Gives a session a seat, if there is one.
     *
     * @param resumable whether the client has to come back to the session, which is half open until it does
     */
    synchronized Optional<Seat> admit(Peer peer, boolean resumable) {
        if (!admits(peer, resumable)) {
            return Optional.empty();
        }
        saved -= cost();
        count(peer, 1);
        if (resumable) {
            countHalfOpen(peer, 1);
        }
        return Optional.of(new Seat(peer, resumable));
    }

    private static boolean below(int limit, int count) {
        return limit == 0 || count < limit;
    }

    private long cost() {
        return limits.perSecond() == 0 ? 0 : SECOND / limits.perSecond();
    }

    private void refill() {
        long now = clock.getAsLong();
        saved = Math.min(SECOND, saved + (now - refilled));
        refilled = now;
    }

    private void count(Peer peer, int by) {
        total += by;
        users.add(peer.userName(), by);
        addresses.add(peer.address(), by);
    }

    private void countHalfOpen(Peer peer, int by) {
        halfOpen += by;
        halfOpenAddresses.add(peer.address(), by);
    }

    /** One session's place in the counts. Both methods may be called more than once. */
    final class Seat {

        private final Peer peer;
        private volatile boolean isHalfOpen;
        private boolean isTaken = true;

        private Seat(Peer peer, boolean isHalfOpen) {
            this.peer = peer;
            this.isHalfOpen = isHalfOpen;
        }

        Peer peer() {
            return peer;
        }

        /** The client came back, or stayed: the session is not half open any more. */
        void settle() {
            if (isHalfOpen) {
                synchronized (Admission.this) {
                    if (isHalfOpen) {
                        isHalfOpen = false;
                        countHalfOpen(peer, -1);
                    }
                }
            }
        }

        void leave() {
            settle();
            synchronized (Admission.this) {
                if (isTaken) {
                    isTaken = false;
                    count(peer, -1);
                }
            }
        }
    }

    /** How often each name is there; the empty name is nobody's and not counted. */
    private static final class Tally {

        private final Map<String, Integer> counts = new HashMap<>();

        int of(String name) {
            return counts.getOrDefault(name, 0);
        }

        void add(String name, int by) {
            if (!name.isEmpty()) {
                counts.merge(name, by, (a, b) -> a + b == 0 ? null : a + b);
            }
        }
    }
}
