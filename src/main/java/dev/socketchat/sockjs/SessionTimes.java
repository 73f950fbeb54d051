package dev.socketchat.sockjs;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a session has to act by itself. Guarded by the session's lock; times are nanoseconds of the server's clock,
 * compared by difference because their origin is arbitrary.
 */
final class SessionTimes {

    /** How many disconnect delays a closed session answers latecomers before it is forgotten whatever they do. */
    private static final int MOST_DELAYS_AFTER_CLOSE = 10;
    /** What follows a heartbeat, for receivers that can be knocked at: the third write tells (see {@link Newcomer}). */
    private static final int KNOCKS = 2;
    /** The pause before each, as a part of the heartbeat: a browser's answer to the write before needs time. */
    private static final int PAUSES_PER_HEARTBEAT = 50;

    private final SockJsOptions options;
    private final LongSupplier clock;
    private final long created;
    private long nextHeartbeat;
    private long writeStarted;
    private long detached;
    private long closed;
    private long nextKnock;
    private int knocks;
    private volatile long probed;
    /** Also written without the lock, by whoever hears the answer. */
    private volatile boolean answerDue;
    private volatile boolean spoke;

    SessionTimes(SockJsOptions options, LongSupplier clock) {
        this.options = options;
        this.clock = clock;
        created = clock.getAsLong();
        detached = created;
    }

    /** How long the session has been there. */
    Duration age() {
        return Duration.ofNanos(clock.getAsLong() - created);
    }

    void attached() {
        nextHeartbeat = clock.getAsLong() + options.heartbeat().toNanos();
        answerDue = false;
        knocks = 0;
    }

    void detached() {
        detached = clock.getAsLong();
    }

    void closed() {
        closed = clock.getAsLong();
    }

    void writeStarted() {
        writeStarted = clock.getAsLong();
    }

    void probed(long now) {
        probed = now;
        answerDue = true;
    }

    void heard() {
        answerDue = false;
    }

    /** A message came, which is a sign of life too. */
    void spoke() {
        spoke = true;
        heard();
    }

    /** Whether not a single message has come for longer than it may take. */
    boolean isSilent(long now) {
        return !spoke && !options.silenceLimit().isZero() && now - created >= options.silenceLimit().toNanos();
    }

    /** What an attached receiver needs now; asking for a heartbeat moves on to the next one. */
    Due ofReceiver(long now, boolean writing) {
        if (writing) {
            return now - writeStarted >= options.stallLimit().toNanos() ? Due.STALLED : Due.NOTHING;
        }
        if (answerDue && now - probed >= options.pongLimit().toNanos()) {
            return Due.UNANSWERED;
        }
        if (now - nextHeartbeat >= 0) {
            nextHeartbeat = now + options.heartbeat().toNanos();
            knocks = KNOCKS;
            nextKnock = now + pause();
            return Due.HEARTBEAT;
        }
        if (knocks == 0 || now - nextKnock < 0) {
            return Due.NOTHING;
        }
        knocks--;
        nextKnock = now + pause();
        return Due.KNOCK;
    }

    private long pause() {
        return options.heartbeat().toNanos() / PAUSES_PER_HEARTBEAT;
    }

    /** Whether a session without a receiver is to be forgotten. */
    boolean isExpired(long now, boolean over) {
        long delay = options.disconnectDelay().toNanos();
        return now - detached >= delay || (over && now - closed >= MOST_DELAYS_AFTER_CLOSE * delay);
    }

    /** What the clock says about a receiver. */
    enum Due { NOTHING, HEARTBEAT, KNOCK, STALLED, UNANSWERED }
}
