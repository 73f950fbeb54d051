package dev.socketchat.octavus.tool;

import java.time.Duration;

/**
 * How one call of a server tool went.
 *
 * @param run the reference of the run it belonged to, as the log and errors name it
 * @param sideEffects whether the tool changes anything
 * @param time from the call to its outcome, the wait for a thread included
 */
public record ToolReport(String run, ToolCall call, boolean sideEffects, ToolOutcome outcome, Duration time) {}
