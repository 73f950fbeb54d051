package dev.socketchat.sockjs;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One session: its {@linkplain SessionState state}, its outbound queue and the receiver attached at the moment. One frame is under way
 * at a time; what is sent meanwhile leaves as one. Any thread may call; application and receivers are never called under the lock.
 */
public final class SockJsSession implements SockJsConnection {

    private final String id;
    private final Admission.Seat seat;
    private final @Nullable String urlId;
    private final SockJsServer server;
    private final OutboundQueue queue;
    private final SessionTimes times;
    private final Inbox inbox;
    private final Trampoline writer = new Trampoline(this::writeNext);
    private final Object lock = new Object();
    private volatile int maxMessageBytes;
    private SessionState state = SessionState.CONNECTING;
    private CloseStatus farewell = CloseStatus.NORMAL;
    private @Nullable Attachment attachment;

    /** Made without a receiver; one without an id for URLs ends with the receiver it gets. */
    SockJsSession(String id, Admission.Seat seat, @Nullable String urlId, SockJsServer server, LongSupplier clock) {
        this.id = id;
        this.seat = seat;
        this.urlId = urlId;
        this.server = server;
        maxMessageBytes = server.options().maxMessageBytes();
        queue = new OutboundQueue(server.options(), server.budget());
        times = new SessionTimes(server.options(), clock);
        inbox = new Inbox(server.application(), server.options(), this);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Peer peer() {
        return seat.peer();
    }

    @Override
    public void takeMessagesUpTo(int maxBytes) {
        maxMessageBytes = maxBytes;
    }

    /** Longest message the browser may send at this moment, in bytes of UTF-8. */
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    /** Whether another receiver may follow. */
    boolean isResumable() {
        return urlId != null && !server.isClosed();
    }

    @Override
    public boolean isOpen() {
        synchronized (lock) {
            return state == SessionState.OPEN;
        }
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
            }
        }
        work();
        return taken;
    }

    @Override
    public boolean hasRoom() {
        return queue.room().isFree();
    }

    @Override
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        return queue.room().await(limit) && isOpen();
    }

    @Override
    public void close(CloseStatus status) {
        synchronized (lock) {
            become(SessionState.CLOSING, status);
        }
        work();
    }

    /** Ends it like {@link #close} and for good: when nobody is attached to be told, or no time left to tell him. */
    void shutDown(CloseStatus status, boolean isTimeOver) {
        close(status);
        Attachment current;
        synchronized (lock) {
            current = attachment;
            become(current == null ? SessionState.CLOSED : SessionState.CLOSING, status);
        }
        if (current != null && isTimeOver) {
            lost(current.receiver(), status);
        }
    }

    /**
     * Lets a receiver carry the frames from now on. A second one beside an attached one is turned away with
     * {@link CloseStatus#STILL_OPEN}; one that finds the session closed gets what is left and the close frame.
     */
    public void attach(Receiver arriving) {
        new Newcomer(this, server, arriving).run();
    }

    /** Attaches a receiver, or says why not: another one is attached, or it came too late for any. */
    @Nullable CloseStatus tryAttach(Receiver arriving) {
        synchronized (lock) {
            if (attachment != null) {
                return CloseStatus.STILL_OPEN;
            }
            if (state == SessionState.CLOSED) {
                return farewell;
            }
            attachment = new Attachment(this, arriving);
            times.attached();
        }
        work();
        return null;
    }

    /** Has the attached receiver write something, to see whether it is still there; false when it cannot. */
    boolean knock() {
        Attachment current;
        synchronized (lock) {
            current = attachment;
        }
        return current == null || current.receiver().knock();
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
        times.spoke();
        seat.settle();
        boolean taken = inbox.offer(messages);
        if (!taken) {
            close(CloseStatus.FLOODED);
        }
        inbox.run();
        return taken;
    }

    /** Notes a sign of life, such as the answer to {@link Receiver#probe()}. */
    public void heard() {
        times.heard();
    }

    /**
     * The connection below a receiver is gone, and nobody knows what of the last frames arrived. A resumable session
     * stays for a while to say so; any other is over. Nothing happens when the receiver is not attached any more.
     */
    public void lost(Receiver gone, CloseStatus status) {
        synchronized (lock) {
            if (attachment == null || attachment.receiver() != gone) {
                return;
            }
            attachment = null;
            times.detached();
            queue.drop();
            become(isResumable() ? SessionState.CLOSING : SessionState.CLOSED, status);
        }
        gone.end(status);
        work();
    }

    /** Looks at the clock: heartbeat, ping, stuck frame, session that nobody asks for. */
    void tick(long now) {
        Attachment current;
        SessionTimes.Due due = SessionTimes.Due.NOTHING;
        synchronized (lock) {
            current = attachment;
            if (current != null) {
                due = times.ofReceiver(now, current.isWriting());
                current.note(due);
            } else if (times.isExpired(now, state.isOver())) {
                become(SessionState.CLOSED, CloseStatus.LOST);
            }
            if (state == SessionState.OPEN && times.isSilent(now)) {
                become(SessionState.CLOSING, CloseStatus.SILENT);
            }
        }
        if (current != null) {
            current.act(due, times, now);
        }
        work();
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
            queue.room().set(true);
        }
        state = next;
        if (next == SessionState.CLOSED) {
            queue.drop();
            seat.leave();
            server.forget(this, urlId, new ConnectionLine(id, peer(), farewell, inbox.taken(), queue.taken(), times.age()));
        }
    }

    /** Called after every change, without the lock: frames first, then what the application has to hear. */
    private void work() {
        if (writer.run()) {
            inbox.run();
        }
    }

    private void writeNext() {
        Attachment by;
        SockJsFrame frame;
        synchronized (lock) {
            by = attachment;
            frame = by == null || by.isWriting() ? null : nextFrame(by);
            if (by == null || frame == null) {
                return;
            }
            by.writing(true);
            times.writeStarted();
        }
        by.send(frame);
        if (frame == SockJsFrame.OPEN) {
            inbox.start();
        }
    }

    private @Nullable SockJsFrame nextFrame(Attachment by) {
        if (state == SessionState.CONNECTING) {
            become(SessionState.OPEN, farewell);
            return SockJsFrame.OPEN;
        }
        // Whoever is here after the open frame has come back, or stayed.
        seat.settle();
        SockJsFrame heartbeat = by.takeHeartbeat();
        if (!queue.isEmpty()) {
            return new SockJsFrame.Messages(queue.nextFrame());
        }
        return state == SessionState.CLOSING ? by.farewell(farewell) : heartbeat;
    }

    /** The frame under way has left. */
    void sent(Attachment by) {
        boolean ends;
        synchronized (lock) {
            if (by != attachment) {
                return;
            }
            by.writing(false);
            queue.left();
            ends = by.isFarewell() || by.receiver().isSpent();
            if (ends) {
                // Detached before it ends, so that the next request never meets it as "still open".
                attachment = null;
                times.detached();
                become(by.isFarewell() && !isResumable() ? SessionState.CLOSED : state, farewell);
            }
        }
        if (ends) {
            by.receiver().end(by.isFarewell() ? farewell : CloseStatus.NORMAL);
        }
        work();
    }
}
