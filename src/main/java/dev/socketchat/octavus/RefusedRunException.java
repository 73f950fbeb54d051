package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.event.ErrorType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that was understood but begins no run. The sentence is shown to its sender. */
final class RefusedRunException extends OctavusException {

    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final @Nullable Duration retryAfter;

    RefusedRunException(ErrorType type, String sentence) {
        this(type, sentence, null);
    }

    /** The same, with the time after which the same message may be accepted. */
    RefusedRunException(ErrorType type, String sentence, @Nullable Duration retryAfter) {
        super(sentence, null);
        this.type = type;
        this.retryAfter = retryAfter;
    }

    ErrorType type() {
        return type;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
