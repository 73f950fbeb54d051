package dev.socketchat.sockjs;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all sessions of a service together keep in memory for browsers that have not taken it yet, counted in bytes of
 * heap. Once it is spent, whoever has more than {@link #SHARE} waiting gets no more room, and less may be on its way to
 * each WebSocket: the streams behind them wait. Nobody waits for the others, because everybody may always have that
 * share; so the node holds this budget, and a share for each session beyond. Any thread may call; nothing blocks.
 */
public final class NodeBudget {

    /** Bytes that each session may have waiting, and as many under way, however much the others have. */
    public static final int SHARE = 32 * 1024;

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /** @param limit bytes for all sessions together */
    public NodeBudget(long limit) {
        this.limit = limit;
    }

    /** Counts bytes that are kept from now on, or, below zero, that are no more. */
    public void add(long bytes) {
        if (bytes != 0) {
            held.addAndGet(bytes);
        }
    }

    /** Whether as much is kept as may be. */
    public boolean isSpent() {
        return held.get() >= limit;
    }

    /** Bytes that are kept now. */
    public long held() {
        return held.get();
    }

    /** Bytes that may be kept. */
    public long limit() {
        return limit;
    }
}
