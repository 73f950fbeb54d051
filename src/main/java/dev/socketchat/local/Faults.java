package dev.socketchat.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The switches for faults of one platform: what is queued meets the next requests in turn. Safe for several threads. */
public final class Faults {

    /** A number of times that never runs out. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final int LONGEST_QUEUE = 1000;

    private final List<Entry> queue = new ArrayList<>();

    private record Entry(Fault fault, FaultScope scope, int times) {
    }

    Faults() {
    }

    /** Lets the next trigger or continuation meet a fault. */
    public void next(Fault fault) {
        add(fault, FaultScope.STREAM, 1);
    }

    /**
     * Queues a fault.
     *
     * @param scope the requests it meets
     * @param times how many of them, {@link #ALWAYS} for all
     * @throws IllegalStateException when too many are queued
     */
    public synchronized void add(Fault fault, FaultScope scope, int times) {
        if (queue.size() >= LONGEST_QUEUE) {
            throw new IllegalStateException("More than " + LONGEST_QUEUE + " faults are queued");
        }
        queue.add(new Entry(fault, scope, times));
    }

    /** Drops everything that is queued. */
    public synchronized void clear() {
        queue.clear();
    }

    /** The fault a request meets. */
    synchronized Optional<Fault> take(FaultScope request) {
        for (int i = 0; i < queue.size(); i++) {
            Entry entry = queue.get(i);
            if (entry.scope().covers(request)) {
                if (entry.times() == 1) {
                    queue.remove(i);
                } else if (entry.times() != ALWAYS) {
                    queue.set(i, new Entry(entry.fault(), entry.scope(), entry.times() - 1));
                }
                return Optional.of(entry.fault());
            }
        }
        return Optional.empty();
    }
}
