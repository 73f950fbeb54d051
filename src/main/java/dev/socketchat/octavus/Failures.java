package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.FailureDraft;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.event.TerminalSchema;
import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** The {@code error} events a run writes itself: fixed texts that name the run, while the log has the details. */
record Failures(String reference) {

    /** Made beforehand, for when nothing can be made any more. */
    private static final StreamEvent.Failure LAST_RESORT = FailureDraft.of(ErrorType.INTERNAL).event();

    private static final int TOO_LARGE = 413;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** The event, or one that says as much if not even that can be made. Throws nothing. */
    static StreamEvent.Failure safely(Supplier<StreamEvent.Failure> event) {
        try {
            return event.get();
        } catch (Throwable e) {
            return LAST_RESORT;
        }
    }

    /** For whatever ended a run that was to go on. */
    StreamEvent.Failure of(Throwable cause) {
        if (cause instanceof RefusedRunException refusal) {
            return refused(refusal);
        }
        if (cause instanceof OctavusApiException answer) {
            return ofStatus(answer);
        }
        return cause instanceof OctavusIoException ? unreachable() : internal();
    }

    /** For an answer other than 2xx. */
    StreamEvent.Failure ofStatus(OctavusApiException answer) {
        ErrorType type = ErrorType.ofStatus(answer.status());
        boolean retryable = answer.status() == 429 || answer.status() >= 500;
        FailureDraft draft = draft(type);
        if (answer.status() == TOO_LARGE) {
            draft.message("The message, or what a tool found, is too large to be sent.");
        } else if (answer.status() < 400) {
            draft.message(ErrorType.PROTOCOL.safeText());
        }
        return draft.retryable(retryable)
                .retryAfter(
                        retryable ? answer.retryAfter().map(Failures::bounded).orElse(null) : null)
                .event();
    }

    /**
     * For an {@code error} event of the platform, which never passes on who provides its models: with words of ours
     * unless the operator declared that those of its source are safe, and as browsers accept it, whatever it looked like.
     *
     * @param safe the sources whose words are
     */
    StreamEvent.Failure told(StreamEvent.Failure event, Set<String> safe) {
        JsonObject members = Json.parseObject(event.json());
        boolean isSafe = Json.text(members, "source").filter(safe::contains).isPresent();
        if (isSafe && TerminalSchema.isError(members)) {
            return event.withoutProvider();
        }
        FailureDraft draft = draft(ErrorType.named(event.errorType()).orElse(ErrorType.UNKNOWN))
                .source(event.source())
                .retryable(event.retryable())
                .retryAfter(event.retryAfter().isPresent() ? seconds(event.retryAfter().getAsDouble()) : null);
        return (isSafe && !event.message().isBlank() ? draft.message(event.message()) : draft).event();
    }

    private static Duration seconds(double wait) {
        return Duration.ofMillis((long) Math.ceil(Math.min(Math.max(wait, 0), LONGEST_WAIT.toSeconds()) * 1000));
    }

    /** For a platform that could not be reached or did not answer. */
    StreamEvent.Failure unreachable() {
        return draft(ErrorType.INTERNAL)
                .message("The assistant cannot be reached right now. Please try again.")
                .retryable(true)
                .event();
    }

    /** For an answer that broke off. */
    StreamEvent.Failure interrupted() {
        return draft(ErrorType.INTERNAL)
                .message("The answer was interrupted. Please try again.")
                .retryable(true)
                .event();
    }

    /** For a run that used up one of its limits. */
    StreamEvent.Failure limit(String sentence) {
        return draft(ErrorType.EXECUTION).message(sentence).event();
    }

    /** For a server with too many runs. */
    StreamEvent.Failure busy() {
        return draft(ErrorType.RATE_LIMIT)
                .message("Too many conversations are going on right now. Please try again in a moment.")
                .retryable(true)
                .event();
    }

    /** For a request the run's rules do not allow; its sentence is shown. */
    StreamEvent.Failure refused(RefusedRunException refusal) {
        return draft(refusal.type())
                .message(String.valueOf(refusal.getMessage()))
                .retryable(refusal.retryAfter().isPresent())
                .retryAfter(refusal.retryAfter().orElse(null))
                .event();
    }

    /** For anything unforeseen. */
    StreamEvent.Failure internal() {
        return draft(ErrorType.INTERNAL).event();
    }

    private FailureDraft draft(ErrorType type) {
        return FailureDraft.of(type).reference(reference);
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
