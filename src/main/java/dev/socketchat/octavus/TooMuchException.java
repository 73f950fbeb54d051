package dev.socketchat.octavus;

import java.net.ProtocolException;

/** A run was sent more than it may read. The message is for the log. */
final class TooMuchException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    /** With the sentence that users see. */
    TooMuchException(String message, String sentence) {
        super(message);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
