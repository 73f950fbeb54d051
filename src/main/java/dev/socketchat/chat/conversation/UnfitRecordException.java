package dev.socketchat.chat.conversation;

/** JSON from outside that is not what a record asks for. The text names members and rules, and may be shown. */
public final class UnfitRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitRecordException(String message, Throwable cause) {
        super(message, cause);
    }

    UnfitRecordException(String message) {
        super(message);
    }
}
