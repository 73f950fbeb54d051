package dev.socketchat.chat.ops;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.Conversations;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsServer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Empties the server before it is stopped: no new connection is taken, who is not being answered is sent away at a time
 * of its own, so that not all come to the next server at once, and answers under way may end, up to a limit. Any thread
 * may call.
 */
public final class Drain {

    private static final Logger LOG = System.getLogger(Drain.class.getName());
    private static final Duration SWEEP = Duration.ofMillis(100);

    /** How far it is. */
    enum Stage { SERVING, DRAINING, DRAINED }

    private final SockJsServer server;
    private final Conversations conversations;
    private final ScheduledExecutorService scheduler;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    /** When each conversation has to go; those that are being answered have no time yet. Touched by sweeps alone. */
    private final Map<String, Long> departures = new HashMap<>();
    private volatile Stage stage = Stage.SERVING;
    private Duration spread = Duration.ZERO;
    private long startedAt;
    private boolean late;
    private volatile int cutOff;

    /**
     * Does nothing yet.
     *
     * @param scheduler looks after the conversations while they go
     * @param limit how long answers under way may go on
     */
    public Drain(SockJsServer server, Conversations conversations, ScheduledExecutorService scheduler, Duration limit,
            LongSupplier nanoTime, RandomGenerator random) {
        this.server = server;
        this.conversations = conversations;
        this.scheduler = scheduler;
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    Stage stage() {
        return stage;
    }

    /** Answers that had not ended at the limit. */
    int cutOff() {
        return cutOff;
    }

    /** Connections that are still open. */
    int connections() {
        return server.sessionCount();
    }

    /** Whether it has begun. */
    public boolean isBegun() {
        return stage != Stage.SERVING;
    }

    /** The longest time that it takes. */
    public Duration longest() {
        return limit.plus(server.options().closeLimit());
    }

    /**
     * Begins, if it has not begun yet, and returns at once.
     *
     * @param spread within which those go who are not being answered
     * @return completes when no connection is left, or after {@link #longest()}
     */
    public synchronized CompletableFuture<Void> begin(Duration spread) {
        if (stage == Stage.SERVING) {
            stage = Stage.DRAINING;
            this.spread = spread;
            startedAt = nanoTime.getAsLong();
            LOG.log(Level.INFO, "Draining: {0} connections are to go", connections());
            server.refuseNew();
            Future<?> sweeps = scheduler.scheduleWithFixedDelay(this::sweep, 0, SWEEP.toNanos(), TimeUnit.NANOSECONDS);
            drained.whenComplete((any, failure) -> sweeps.cancel(false));
        }
        return drained.copy();
    }

    /**
     * Lets the answers under way end before a stop, and blocks the caller until then; returns at once where there are
     * none.
     */
    public void finish() {
        if (conversations.all().stream().noneMatch(Conversation::isAnswering)) {
            return;
        }
        try {
            begin(Duration.ZERO).get(longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(Level.DEBUG, "Whoever is left goes with the server");
        }
    }

    /** Looks after everybody once. Holds no lock, because what ends with a connection may be anybody's. */
    private void sweep() {
        long age = nanoTime.getAsLong() - startedAt;
        if (age < limit.toNanos()) {
            each(conversation -> sendAway(conversation, age));
        } else {
            sendAllAway();
        }
        if (connections() == 0 || age >= longest().toNanos()) {
            stage = Stage.DRAINED;
            LOG.log(Level.INFO, "Drained after {0} ms: {1} answers were cut off, {2} connections are left",
                    TimeUnit.NANOSECONDS.toMillis(age), cutOff, connections());
            drained.complete(null);
        }
    }

    /** One broken conversation must not end the sweeps for all. */
    private void each(Consumer<Conversation> action) {
        for (Conversation conversation : conversations.all()) {
            try {
                action.accept(conversation);
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "Conversation " + conversation.id() + " could not be sent away", failure);
            }
        }
    }

    private void sendAway(Conversation conversation, long age) {
        if (conversation.isAnswering()) {
            departures.remove(conversation.id());
        } else if (departures.computeIfAbsent(conversation.id(), any -> age + random.nextLong(spread.toNanos() + 1)) <= age) {
            conversation.leave(CloseStatus.SHUTDOWN);
        }
    }

    private void sendAllAway() {
        if (!late) {
            late = true;
            cutOff = (int) conversations.all().stream().filter(Conversation::isAnswering).count();
        }
        each(conversation -> conversation.leave(CloseStatus.SHUTDOWN));
    }
}
