package dev.socketchat.sockjs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mounted service: an application, its options and its sessions. Transports ask it for sessions; one periodic task
 * on the given scheduler looks after the time of all of them, so an idle session costs neither a thread nor a timer.
 * Every method may be called from any thread.
 */
public final class SockJsServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SockJsServer.class.getName());
    private static final Duration COARSEST_TICK = Duration.ofSeconds(1);
    private static final int SECRET_BYTES = 32;
    private static final Duration FINEST_TICK = Duration.ofMillis(10);
    /** A delay is kept with the precision of this fraction of it. */
    private static final int TICKS_PER_DELAY = 5;

    private final SockJsApplication application;
    private final SockJsOptions options;
    private final LongSupplier clock;
    private final ScheduledExecutorService scheduler;
    private final ScheduledFuture<?> ticks;
    private final Set<SockJsSession> sessions = ConcurrentHashMap.newKeySet();
    /** Sessions of HTTP transports by the id in their URL; two WebSockets may use one id, so they are not here. */
    private final Map<String, SockJsSession> byUrlId = new ConcurrentHashMap<>();
    private final Admission admission;
    private final NodeBudget budget;
    private final byte[] secret = new byte[SECRET_BYTES];
    private final AtomicLong made = new AtomicLong();
    /** What was put off; taken out by whoever does it. */
    private final Set<Runnable> later = ConcurrentHashMap.newKeySet();
    /** Free when a closed server has no session left. */
    private final Room lastGone = new Room();
    private volatile boolean refusing;
    private volatile boolean closed;

    /**
     * Starts a service.
     *
     * @param scheduler runs the periodic task; the caller owns it and shuts it down after closing this server
     */
    public SockJsServer(SockJsApplication application, SockJsOptions options, ScheduledExecutorService scheduler) {
        this(application, options, scheduler, System::nanoTime);
    }

    /**
     * Starts a service with a clock of one's own.
     *
     * @param clock nanoseconds that never go back, from any origin
     */
    public SockJsServer(
            SockJsApplication application,
            SockJsOptions options,
            ScheduledExecutorService scheduler,
            LongSupplier clock) {
        this.application = application;
        this.options = options;
        this.clock = clock;
        this.scheduler = scheduler;
        budget = new NodeBudget(options.nodeBytes());
        new SecureRandom().nextBytes(secret);
        admission = new Admission(options.sessions(), options.monitor(), clock);
        long nanos = tick(options).toNanos();
        ticks = scheduler.scheduleWithFixedDelay(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static Duration tick(SockJsOptions options) {
        Duration shortest = Stream.of(
                        options.heartbeat(), options.disconnectDelay(), options.stallLimit(), options.pongLimit())
                .reduce(COARSEST_TICK.multipliedBy(TICKS_PER_DELAY), (a, b) -> a.compareTo(b) < 0 ? a : b)
                .dividedBy(TICKS_PER_DELAY);
        return shortest.compareTo(FINEST_TICK) < 0 ? FINEST_TICK : shortest;
    }

    /** The settings of this service. */
    public SockJsOptions options() {
        return options;
    }

    /** Random bytes that live and die with the service and leave it never, for what only it may have written. */
    public byte[] secret() {
        return secret.clone();
    }

    /** What its sessions keep for browsers that have not taken it yet. */
    public NodeBudget budget() {
        return budget;
    }

    /** How many sessions there are now, on all transports. */
    public int sessionCount() {
        return admission.total();
    }

    /** The scheduler this service was started with, for timers of its transports. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    SockJsApplication application() {
        return application;
    }

    /**
     * Makes a session that lives as long as the one receiver its transport attaches next.
     *
     * @return empty when the service takes no new session of this peer for now ({@link #admits})
     */
    public Optional<SockJsSession> connect(Peer peer) {
        return admit(peer, null);
    }

    /**
     * Finds the session that the id in a URL means.
     *
     * @return empty when there is none, or when it belongs to somebody else: a stranger learns no more than that
     */
    public Optional<SockJsSession> find(String urlId, Peer peer) {
        return ifOf(peer, byUrlId.get(urlId));
    }

    private Optional<SockJsSession> ifOf(Peer peer, @Nullable SockJsSession session) {
        if (session != null && !session.peer().isSameAs(peer)) {
            options.monitor().onRefusal(Refusal.OWNER);
            return Optional.empty();
        }
        return Optional.ofNullable(session);
    }

    /**
     * Finds the session that the id in a URL means, or makes it. The transport attaches a receiver next; a session
     * that stays without one is forgotten after {@link SockJsOptions#disconnectDelay()}.
     *
     * @return empty when it belongs to somebody else ({@link #isKnown}), and when the service takes no new session of
     *     this peer for now
     */
    public Optional<SockJsSession> findOrCreate(String urlId, Peer peer) {
        SockJsSession known = byUrlId.get(urlId);
        if (known != null) {
            return ifOf(peer, known);
        }
        Optional<SockJsSession> made = admit(peer, urlId);
        // Two first requests may race: the later one uses the session of the earlier.
        SockJsSession earlier = made.isPresent() ? byUrlId.putIfAbsent(urlId, made.get()) : null;
        if (earlier == null) {
            return made;
        }
        made.ifPresent(session -> session.shutDown(CloseStatus.NORMAL, false));
        return ifOf(peer, earlier);
    }

    /** Whether the id in a URL means a session, whosever it is. */
    public boolean isKnown(String urlId) {
        return byUrlId.containsKey(urlId);
    }

    /**
     * Whether a new session of this peer would be let in now, as far as {@link SockJsOptions#sessions()} says.
     *
     * @param resumable whether over HTTP, where a session starts half open
     */
    public boolean admits(Peer peer, boolean resumable) {
        return isTaking() && admission.admits(peer, resumable);
    }

    private boolean isTaking() {
        if (refusing) {
            options.monitor().onRefusal(Refusal.CLOSED);
        }
        return !refusing;
    }

    /** Admits no new session from now on, and leaves those there are to those who use them. */
    public void refuseNew() {
        refusing = true;
    }

    private Optional<SockJsSession> admit(Peer peer, @Nullable String urlId) {
        return isTaking() ? admission.admit(peer, urlId != null).map(seat -> open(seat, urlId)) : Optional.empty();
    }

    private SockJsSession open(Admission.Seat seat, @Nullable String urlId) {
        String id = "s" + Long.toString(made.incrementAndGet(), Character.MAX_RADIX);
        SockJsSession session = new SockJsSession(id, seat, urlId, this, clock);
        sessions.add(session);
        options.monitor().onOpen(seat.peer());
        if (closed) {
            // Closed in between: close() may have gone through the sessions already.
            session.shutDown(CloseStatus.SHUTDOWN, false);
        }
        return session;
    }

    /** The session is closed; called once for each, under its lock. */
    void forget(SockJsSession session, @Nullable String urlId, ConnectionLine line) {
        LOG.log(Level.INFO, line::toString);
        options.monitor().onClose(session.peer(), line.why());
        sessions.remove(session);
        if (urlId != null) {
            byUrlId.remove(urlId, session);
        }
        if (closed && sessions.isEmpty()) {
            lastGone.set(true);
        }
    }

    /** Does something once, after the delay or when the server closes, whichever comes first. */
    void later(Runnable action, Duration delay) {
        later.add(action);
        try {
            scheduler.schedule(() -> doNow(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The scheduler is being shut down: nothing is worth waiting for any more.
            doNow(action);
        }
    }

    private void doNow(Runnable action) {
        if (later.remove(action)) {
            action.run();
        }
    }

    private void tick() {
        long now = clock.getAsLong();
        for (SockJsSession session : sessions) {
            try {
                session.tick(now);
            } catch (RuntimeException | Error e) {
                // One broken session, or no memory for it, must not end the periodic task of all.
                LOG.log(Level.WARNING, () -> "Connection " + session.id() + ": looking at the clock failed", e);
            }
        }
    }

    /** Whether {@link #close} was called, so that nobody comes back to a session any more. */
    boolean isClosed() {
        return closed;
    }

    /**
     * Ends every session with {@link CloseStatus#SHUTDOWN} and admits no more. Waits until the close frames have left,
     * because what comes next is often the end of the connections, but no longer than {@link SockJsOptions#closeLimit()};
     * who has not read it by then is cut off. May be called again.
     */
    @Override
    public void close() {
        refuseNew();
        closed = true;
        lastGone.set(false);
        sessions.forEach(session -> session.shutDown(CloseStatus.SHUTDOWN, false));
        if (sessions.isEmpty()) {
            lastGone.set(true);
        }
        awaitLastGone();
        ticks.cancel(false);
        sessions.forEach(session -> session.shutDown(CloseStatus.SHUTDOWN, true));
        later.forEach(this::doNow);
    }

    private void awaitLastGone() {
        try {
            lastGone.await(options.closeLimit());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
