package dev.socketchat.sockjs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What the application has yet to hear of one session, told in order and by one thread at a time: connected, messages,
 * close. Bounded like the outbound queue. The lock guards the queue alone; the application is called outside of it.
 */
final class Inbox {

    private static final Logger LOG = System.getLogger(Inbox.class.getName());

    private final SockJsApplication application;
    private final SockJsOptions options;
    private final SockJsSession session;
    private final Trampoline teller = new Trampoline(this::tell);
    private final Queue<String> messages = new ArrayDeque<>(2);
    private long bytes;
    private long taken;
    private boolean started;
    private @Nullable CloseStatus closed;
    /** Touched by the telling thread alone, of which there is one at a time. */
    private @Nullable SockJsListener listener;
    private boolean over;

    Inbox(SockJsApplication application, SockJsOptions options, SockJsSession session) {
        this.application = application;
        this.options = options;
        this.session = session;
    }

    /** The open frame is on its way: the application may hear of the session. */
    synchronized void start() {
        started = closed == null;
    }

    /** Takes all messages or, when they do not fit, none. */
    synchronized boolean offer(List<String> added) {
        if (closed != null) {
            return true;
        }
        long more = added.stream().mapToLong(SockJsCodec::utf8Length).sum();
        // One upload is bounded already and always fits an empty inbox.
        if (!messages.isEmpty()
                && (bytes + more > options.queueBytes() || messages.size() + added.size() > options.queueMessages())) {
            return false;
        }
        messages.addAll(added);
        bytes += more;
        taken += added.size();
        return true;
    }

    /** How many messages it took so far. */
    synchronized long taken() {
        return taken;
    }

    /** The session left its open state; the first status counts. */
    synchronized void close(CloseStatus status) {
        if (closed == null) {
            closed = status;
        }
    }

    /** Tells the application what there is to tell. */
    void run() {
        teller.run();
    }

    private void tell() {
        if (over || !isStarted()) {
            return;
        }
        try {
            if (listener == null) {
                listener = application.connected(session);
            }
            for (String message = next(); message != null; message = next()) {
                listener.onMessage(message);
            }
            tellClose(listener);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void tellClose(SockJsListener hearer) {
        CloseStatus status = closeStatus();
        if (status != null) {
            over = true;
            hearer.onClose(status);
        }
    }

    /** After a failure no message is told any more, only the close that follows from it. */
    private void fail(Throwable cause) {
        LOG.log(Level.WARNING, () -> "Connection " + session.id() + ": the application failed", cause);
        discard();
        session.close(CloseStatus.FAILURE);
        SockJsListener hearer = listener;
        if (over || hearer == null) {
            over = true;
            return;
        }
        try {
            tellClose(hearer);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, () -> "Connection " + session.id() + ": the application failed at its close", e);
        }
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private synchronized @Nullable CloseStatus closeStatus() {
        return closed;
    }

    private synchronized void discard() {
        messages.clear();
        bytes = 0;
    }

    private synchronized @Nullable String next() {
        String message = messages.poll();
        if (message != null) {
            bytes -= SockJsCodec.utf8Length(message);
        }
        return message;
    }
}
