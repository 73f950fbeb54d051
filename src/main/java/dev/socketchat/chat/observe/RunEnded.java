package dev.socketchat.chat.observe;

import dev.socketchat.octavus.RunOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A run is over, however it ended.
 *
 * @param trigger as {@link RunStarted} says
 * @param events how many events of the agent's stream went to the page
 * @param time since the message was accepted
 * @param untilFirst the same up to the first of those events; empty if there was none
 */
public record RunEnded(String runId, String conversationId, Optional<String> user, Optional<String> trigger,
        RunOutcome outcome, long events, Duration time, Optional<Duration> untilFirst) implements RunEvent {

    /** Whether it ended in an error that the person saw. */
    public boolean hasFailed() {
        return outcome == RunOutcome.FAILED || outcome == RunOutcome.INTERRUPTED;
    }
}
