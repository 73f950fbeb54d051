package dev.socketchat.octavus;

/**
 * A text that is no JSON object within its limits. The message reads on after "because"; made often, so without a stack
 * trace.
 */
final class MalformedJsonException extends OctavusException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}
