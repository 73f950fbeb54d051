package dev.socketchat.octavus.message;

import dev.socketchat.octavus.error.OctavusException;

/** A message of a browser that breaks the rules of {@link SocketMessage}. The text is ours and may be shown. */
public final class InvalidSocketMessageException extends OctavusException {

    private static final long serialVersionUID = 1L;

    /** What the message was meant to be, as far as it could be recognised. */
    public enum Kind {
        /** Not JSON, no object, or of a type that is none of the three: no run waits for an answer. */
        UNRECOGNISED,
        /** A trigger: its sender waits for a terminal event. */
        TRIGGER,
        /** A continuation: its sender waits for a terminal event. */
        CONTINUE
    }

    private final Kind kind;
    private final boolean excessive;

    /** Creates the refusal of one message. */
    public InvalidSocketMessageException(Kind kind, String message) {
        this(kind, message, false);
    }

    /** Creates the refusal of one message that may be {@linkplain #isExcessive() excessive}. */
    InvalidSocketMessageException(Kind kind, String message, boolean excessive) {
        super(message, null);
        this.kind = kind;
        this.excessive = excessive;
    }

    /** Whether the message is nested deeper, or has more members or longer numbers, than any page would send. */
    public boolean isExcessive() {
        return excessive;
    }

    /** Tells whether the sender now waits for a terminal event. */
    public Kind kind() {
        return kind;
    }
}
