package dev.socketchat.sockjs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One session: its {@linkplain SessionState state}, its outbound queue and the receiver attached at the moment. One
 * frame is under way at a time; what is sent meanwhile gathers and leaves as one frame. Every method may be called
 * from any thread; the application and the receivers are never called under the lock.
 */
public final class SockJsSession implements SockJsConnection, Receiver.Completion {

    private static final Logger LOG = System.getLogger(SockJsSession.class.getName());

    private final String id;
    private final Peer peer;
    private final @Nullable String urlId;
    private final SockJsServer server;
    private final OutboundQueue queue;
    private final SessionTimes times;
    private final Inbox inbox;
    private final Room room = new Room();
    private final Trampoline writer = new Trampoline(this::writeNext);
    private final Object lock = new Object();

    private SessionState state = SessionState.CONNECTING;
    private CloseStatus farewell = CloseStatus.NORMAL;
    private @Nullable Receiver receiver;
    private boolean writing;
    private boolean heartbeatDue;
    private boolean farewellUnderWay;

    /**
     * Makes a session that nobody is attached to.
     *
     * @param urlId the id later requests find it by; null for a session that ends with its receiver
     */
    SockJsSession(String id, Peer peer, @Nullable String urlId, SockJsServer server, LongSupplier clock) {
        this.id = id;
        this.peer = peer;
        this.urlId = urlId;
        this.server = server;
        queue = new OutboundQueue(server.options());
        times = new SessionTimes(server.options(), clock);
        inbox = new Inbox(server.application(), this);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String transport() {
        return peer.transport();
    }

    @Override
    public Optional<Principal> user() {
        return peer.user();
    }

    SockJsOptions options() {
        return server.options();
    }

    Peer peer() {
        return peer;
    }

    @Nullable String urlId() {
        return urlId;
    }

    @Override
    public boolean isOpen() {
        synchronized (lock) {
            return state == SessionState.OPEN;
        }
    }

    @Override
    public boolean send(String message) {
        return send(List.of(message));
    }

    @Override
    public boolean send(List<String> messages) {
        boolean taken;
        synchronized (lock) {
            if (state != SessionState.OPEN) {
                return false;
            }
            taken = queue.offer(messages);
            if (!taken) {
                queue.clear();
                become(SessionState.CLOSING, CloseStatus.SLOW);
            } else if (queue.isOverHighWater()) {
                room.set(false);
            }
        }
        work();
        return taken;
    }

    @Override
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        return room.await(limit) && isOpen();
    }

    @Override
    public void close(CloseStatus status) {
        synchronized (lock) {
            become(SessionState.CLOSING, status);
        }
        work();
    }

    /** Ends it like {@link #close} and, if nobody is attached to be told, at once for good. */
    void shutDown(CloseStatus status) {
        close(status);
        synchronized (lock) {
            if (receiver == null) {
                become(SessionState.CLOSED, status);
            }
        }
    }

    /**
     * Lets a receiver carry the frames from now on. A second one beside an attached one is turned away with
     * {@link CloseStatus#STILL_OPEN}; one that finds the session closed gets what is left and the close frame.
     */
    public void attach(Receiver arriving) {
        CloseStatus refusal = null;
        synchronized (lock) {
            if (state == SessionState.CLOSED) {
                refusal = farewell;
            } else if (receiver != null) {
                refusal = CloseStatus.STILL_OPEN;
            } else {
                receiver = arriving;
                times.attached();
            }
        }
        if (refusal != null) {
            Farewell.send(arriving, refusal);
        }
        work();
    }

    /**
     * Hands messages of the browser to the application, or drops them when the session is no longer open.
     *
     * @return false when the application is so far behind that the session was closed for it
     */
    public boolean deliver(List<String> messages) {
        if (!isOpen()) {
            return true;
        }
        heard();
        boolean taken = inbox.offer(messages);
        if (!taken) {
            close(CloseStatus.FLOODED);
        }
        inbox.run();
        return taken;
    }

    /** Notes a sign of life, such as the answer to {@link Receiver#probe()}. */
    public void heard() {
        synchronized (lock) {
            times.heard();
        }
    }

    /**
     * The connection below a receiver is gone, and nobody knows what of the last frames arrived. A session that others
     * can find by its id stays for a while to say so; one that ends with its receiver is over. Nothing happens when
     * the receiver is not attached any more.
     */
    public void lost(Receiver gone, CloseStatus status) {
        synchronized (lock) {
            if (gone != receiver) {
                return;
            }
            detach();
            queue.clear();
            become(urlId == null ? SessionState.CLOSED : SessionState.CLOSING, status);
        }
        gone.end(status);
        work();
    }

    /** Looks at the clock: heartbeat, ping, stuck frame, session that nobody asks for. */
    void tick(long now) {
        Receiver current;
        SessionTimes.Due due = SessionTimes.Due.NOTHING;
        synchronized (lock) {
            current = receiver;
            if (current != null) {
                due = times.ofReceiver(now, writing);
                heartbeatDue |= due == SessionTimes.Due.HEARTBEAT;
            } else if (times.isExpired(now, state.isOver())) {
                become(SessionState.CLOSED, CloseStatus.LOST);
            }
        }
        if (current != null) {
            act(due, current, now);
        }
        work();
    }

    private void act(SessionTimes.Due due, Receiver on, long now) {
        switch (due) {
            case STALLED -> lost(on, CloseStatus.SLOW);
            case UNANSWERED -> lost(on, CloseStatus.NO_RESPONSE);
            case HEARTBEAT -> {
                if (on.probe()) {
                    synchronized (lock) {
                        times.probed(now);
                    }
                }
            }
            case NOTHING -> { }
        }
    }

    /** The one place where the state changes: only forward, and the first reason to close is the one told. */
    private void become(SessionState next, CloseStatus why) {
        if (next.compareTo(state) <= 0) {
            return;
        }
        if (next.isOver() && !state.isOver()) {
            farewell = why;
            times.closed();
            inbox.close(why);
            room.set(true);
        }
        state = next;
        if (next == SessionState.CLOSED) {
            queue.clear();
            server.forget(this);
            LOG.log(Level.INFO, "Connection {0} over {1} closed with {2,number,0}", id, transport(), farewell.code());
        }
    }

    private void detach() {
        receiver = null;
        writing = false;
        heartbeatDue = false;
        farewellUnderWay = false;
        times.detached();
    }

    /** Called after every change, without the lock: frames first, then what the application has to hear. */
    private void work() {
        if (writer.run()) {
            inbox.run();
        }
    }

    private void writeNext() {
        Receiver to;
        SockJsFrame frame;
        synchronized (lock) {
            to = receiver;
            frame = to == null || writing ? null : nextFrame();
            if (to == null || frame == null) {
                return;
            }
            writing = true;
            times.writeStarted();
        }
        to.send(frame, this);
        if (frame == SockJsFrame.OPEN) {
            inbox.start();
        }
    }

    private @Nullable SockJsFrame nextFrame() {
        if (state == SessionState.CONNECTING) {
            become(SessionState.OPEN, farewell);
            return SockJsFrame.OPEN;
        }
        boolean heartbeat = heartbeatDue;
        heartbeatDue = false;
        if (!queue.isEmpty()) {
            List<String> messages = queue.drain();
            room.set(true);
            return new SockJsFrame.Messages(messages);
        }
        if (state == SessionState.CLOSING) {
            farewellUnderWay = true;
            return new SockJsFrame.Close(farewell);
        }
        return heartbeat ? SockJsFrame.HEARTBEAT : null;
    }

    /** For receivers: the frame has left. */
    @Override
    public void sent(Receiver by) {
        CloseStatus end = null;
        synchronized (lock) {
            if (by != receiver) {
                return;
            }
            writing = false;
            if (farewellUnderWay || by.isSpent()) {
                end = farewellUnderWay ? farewell : CloseStatus.NORMAL;
                boolean over = farewellUnderWay && urlId == null;
                // Detached before it ends, so that the next request never meets it as "still open".
                detach();
                become(over ? SessionState.CLOSED : state, farewell);
            }
        }
        if (end != null) {
            by.end(end);
        }
        work();
    }

    /** For receivers: the frame is lost. */
    @Override
    public void failed(Receiver by, Throwable cause) {
        LOG.log(Level.DEBUG, () -> "Connection " + id + ": a frame was lost", cause);
        lost(by, urlId == null ? CloseStatus.LOST : CloseStatus.INTERRUPTED);
    }
}
