package dev.socketchat.sockjs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** One receiver's time with a session. Its fields are guarded by the session's lock. */
final class Attachment implements Receiver.Completion {

    private static final Logger LOG = System.getLogger(Attachment.class.getName());

    private final SockJsSession session;
    private final Receiver receiver;
    private boolean writing;
    private boolean heartbeatDue;
    private boolean farewell;

    Attachment(SockJsSession session, Receiver receiver) {
        this.session = session;
        this.receiver = receiver;
    }

    Receiver receiver() {
        return receiver;
    }

    boolean isWriting() {
        return writing;
    }

    void writing(boolean isUnderWay) {
        writing = isUnderWay;
    }

    void note(SessionTimes.Due due) {
        heartbeatDue |= due == SessionTimes.Due.HEARTBEAT;
    }

    /** Whether the close frame was the last one handed over. */
    boolean isFarewell() {
        return farewell;
    }

    SockJsFrame farewell(CloseStatus status) {
        farewell = true;
        return new SockJsFrame.Close(status);
    }

    @Nullable SockJsFrame takeHeartbeat() {
        boolean due = heartbeatDue;
        heartbeatDue = false;
        return due ? SockJsFrame.HEARTBEAT : null;
    }

    /** Sends a frame. Whatever goes wrong, such as no memory for it, loses the frame; the session waits for none for ever. */
    void send(SockJsFrame frame) {
        try {
            receiver.send(frame, this);
        } catch (RuntimeException | Error e) {
            failed(receiver, e);
        }
    }

    /** Does what the clock says is due. */
    void act(SessionTimes.Due due, SessionTimes times, long now) {
        if (due == SessionTimes.Due.STALLED) {
            session.lost(receiver, CloseStatus.SLOW);
        } else if (due == SessionTimes.Due.UNANSWERED) {
            session.lost(receiver, CloseStatus.NO_RESPONSE);
        } else if (due == SessionTimes.Due.KNOCK) {
            receiver.knock();
        } else if (due == SessionTimes.Due.HEARTBEAT) {
            // Noted before the ping leaves: its answer may be here before this thread is back.
            times.probed(now);
            if (!receiver.probe()) {
                times.heard();
            }
        }
    }

    @Override
    public void sent(Receiver by) {
        session.sent(this);
    }

    @Override
    public void failed(Receiver by, Throwable cause) {
        LOG.log(Level.DEBUG, () -> "Connection " + session.id() + ": a frame was lost", cause);
        session.lost(by, session.isResumable() ? CloseStatus.INTERRUPTED : CloseStatus.LOST);
    }
}
