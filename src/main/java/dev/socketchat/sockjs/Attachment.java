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
