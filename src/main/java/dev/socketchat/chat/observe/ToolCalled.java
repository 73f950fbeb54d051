package dev.socketchat.chat.observe;

import dev.socketchat.octavus.tool.ToolOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A server tool was called and has an outcome. Arguments and results stay out of it: they may hold what is private.
 *
 * @param tool the tool's name
 * @param toolCallId the platform's id of the call
 * @param sideEffects what the tool declares
 * @param time from the call to its outcome, the wait for a thread included
 */
public record ToolCalled(String runId, String conversationId, Optional<String> user, String tool, String toolCallId,
        boolean sideEffects, ToolOutcome outcome, Duration time) implements RunEvent {
}
