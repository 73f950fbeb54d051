package dev.socketchat.local.session;

/** A request that a session refuses, with the reason in a sentence for the caller. */
public final class SessionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Refuses a request. */
    public SessionException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The kind of refusal. */
    public Reason reason() {
        return reason;
    }

    /** Why a request is refused. */
    public enum Reason {
        /** The request itself is wrong. */
        VALIDATION_ERROR,
        /** What it names does not exist, or not any more. */
        NOT_FOUND,
        /** The session has been cleared or was not used for too long; it can be restored. */
        SESSION_EXPIRED,
        /** Another turn of the session is running. */
        SESSION_BUSY
    }
}
