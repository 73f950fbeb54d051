package dev.socketchat.octavus.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform answered with a status other than 2xx. The message is the platform's own: for logs, not for users. */
public final class OctavusApiException extends OctavusException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;
    private final @Nullable Duration retryAfter;

    /** Creates the failure of one answer. */
    public OctavusApiException(int status, String message, @Nullable String code, @Nullable Duration retryAfter) {
        super(message, null);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The platform's code of the error, such as {@code NOT_FOUND}, if it named one. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** The wait the platform asked for in {@code Retry-After}, as sent, if it asked for one. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
