package dev.socketchat.octavus;

/** A message that was understood but begins no run. The sentence is shown to its sender. */
final class RefusedRunException extends OctavusException {

    private static final long serialVersionUID = 1L;

    private final ErrorType type;

    RefusedRunException(ErrorType type, String sentence) {
        super(sentence, null);
        this.type = type;
    }

    ErrorType type() {
        return type;
    }
}
