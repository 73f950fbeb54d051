package dev.socketchat.chat.limit;

import dev.socketchat.chat.config.MessageLimits;
import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What one connection may still ask for. Its messages are counted by one thread at a time; the rest may be called by any.
 */
public final class Allowance {

    /** What becomes of a message. */
    public enum Verdict {
        /** It is acted upon. */
        ACCEPTED,
        /** It is answered with an error, unless it is a stop. */
        TOO_FAST,
        /** The connection was closed for it. */
        FLOOD
    }

    private static final CloseStatus TOO_MANY = new CloseStatus(1008, "Too many messages");
    private static final CloseStatus OUT_OF_BOUNDS = new CloseStatus(1008, "Messages are outside the limits");
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** So many bursts may be sent too early before the connection is closed. */
    private static final int PATIENCE = 2;

    private final SockJsConnection connection;
    private final int usualBytes;
    private final MessageLimits limits;
    private final RunSlot slot;
    private final TokenBucket messages;
    private final Consumer<Limit> met;
    private boolean excessive;

    /** @param met hears of every message that a limit stops */
    Allowance(SockJsConnection connection, int usualBytes, MessageLimits limits, RunSlot slot, LongSupplier clock,
            Consumer<Limit> met) {
        this.met = met;
        this.connection = connection;
        this.usualBytes = usualBytes;
        this.limits = limits;
        this.slot = slot;
        messages = new TokenBucket(limits.burst(), limits.perSecond(), SECOND, clock);
    }

    /** Counts one message. */
    public Verdict next() {
        double left = messages.take();
        if (left >= 0) {
            return Verdict.ACCEPTED;
        }
        met.accept(Limit.MESSAGES);
        if (left >= -PATIENCE * limits.burst()) {
            return Verdict.TOO_FAST;
        }
        connection.close(TOO_MANY);
        return Verdict.FLOOD;
    }

    /** When a message will be accepted again. */
    public Duration untilNext() {
        return messages.untilNext();
    }

    /** Notes a message outside of the limits of JSON; for a second one the connection is closed. */
    public void noteExcess() {
        met.accept(Limit.FORM);
        if (excessive) {
            connection.close(OUT_OF_BOUNDS);
        }
        excessive = true;
    }

    /**
     * Begins an answer; if it may begin, it is to be heard by {@link #counted}.
     *
     * @param isNew false for the rest of one that waited for the browser, which was counted before
     * @return empty, or how long to wait before asking again
     */
    public Optional<Duration> begin(boolean isNew) {
        connection.takeMessagesUpTo(usualBytes);
        Optional<Duration> wait = slot.begin(isNew);
        wait.ifPresent(any -> met.accept(Limit.RUNS));
        return wait;
    }

    /** The connection is over. */
    public void leave() {
        slot.leave();
    }

    /** Listens along: to the end of the answer, and to its requests for tools of the browser, whose results may be long. */
    public StreamEventListener counted(StreamEventListener listener) {
        return new StreamEventListener() {
            @Override
            public String label() {
                return listener.label();
            }

            @Override
            public void onAccepted(String reference) {
                listener.onAccepted(reference);
            }

            @Override
            public void onEvents(List<StreamEvent> events) {
                if (events.stream().anyMatch(StreamEvent.ClientToolRequest.class::isInstance)) {
                    // A SockJS frame writes a message as a JSON string once more, which doubles its quotation marks.
                    connection.takeMessagesUpTo(usualBytes + 2 * limits.form().continueChars());
                }
                listener.onEvents(events);
            }

            @Override
            public boolean hasRoom() {
                return listener.hasRoom();
            }

            @Override
            public void awaitRoom() throws InterruptedException {
                listener.awaitRoom();
            }

            @Override
            public void onEnd(RunOutcome outcome) {
                try {
                    slot.end();
                } finally {
                    listener.onEnd(outcome);
                }
            }
        };
    }
}
