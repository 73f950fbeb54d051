package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.event.StreamEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A worker failed or gave no result. The message may be the platform's: for logs, not for users. */
public final class WorkerException extends OctavusException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String sessionId;
    private final transient StreamEvent.@Nullable Failure details;

    WorkerException(String message, @Nullable String sessionId, StreamEvent.@Nullable Failure details) {
        super(message, null);
        this.sessionId = sessionId;
        this.details = details;
    }

    /** The id to debug the worker by, if it was told. */
    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /** The {@code error} event, if there was one. */
    public Optional<StreamEvent.Failure> details() {
        return Optional.ofNullable(details);
    }
}
