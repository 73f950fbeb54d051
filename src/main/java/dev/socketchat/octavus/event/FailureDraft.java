package dev.socketchat.octavus.event;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An {@code error} event in the making; members that were not given are left out of it. Not for several threads. */
public final class FailureDraft {

    private final ErrorType type;
    private String message;
    private String source = "platform";
    private boolean retryable;
    private @Nullable Duration retryAfter;
    private @Nullable String reference;

    private FailureDraft(ErrorType type) {
        this.type = type;
        this.message = type.safeText();
    }

    /** Starts with the type's own text, not retryable. */
    public static FailureDraft of(ErrorType type) {
        return new FailureDraft(type);
    }

    /** Sets another text, which users may see. */
    public FailureDraft message(String text) {
        message = text;
        return this;
    }

    /** Sets where it comes from, unless that is no place an event may name. */
    public FailureDraft source(String place) {
        source = TerminalSchema.isSource(place) ? place : source;
        return this;
    }

    /** Sets whether the same may succeed later. */
    public FailureDraft retryable(boolean value) {
        retryable = value;
        return this;
    }

    /** Sets the wait before that, which is rounded up to seconds. */
    public FailureDraft retryAfter(@Nullable Duration wait) {
        retryAfter = wait;
        return this;
    }

    /** Names the run, so that a user's report leads to the line in the log. */
    public FailureDraft reference(@Nullable String id) {
        reference = id;
        return this;
    }

    /** The event. */
    public StreamEvent.Failure event() {
        String text = reference == null ? message : message + " (reference " + reference + ")";
        JsonObjectBuilder json = Json.object()
                .add("type", "error")
                .add("errorType", type.wireName())
                .add("message", text)
                .add("source", source)
                .add("retryable", retryable);
        if (retryAfter != null) {
            json.add("retryAfter", seconds(retryAfter));
        }
        if (reference != null) {
            json.add("code", reference);
        }
        return new StreamEvent.Failure(
                json.build().toString(),
                type.wireName(),
                text,
                source,
                retryable,
                retryAfter == null ? OptionalDouble.empty() : OptionalDouble.of(seconds(retryAfter)),
                Optional.ofNullable(reference));
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
