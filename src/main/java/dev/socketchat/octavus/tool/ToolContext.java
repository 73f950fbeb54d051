package dev.socketchat.octavus.tool;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a tool may know of the call it serves. Any thread may ask. */
public final class ToolContext {

    private final ToolCall call;
    private final Optional<String> executionId;
    private final String run;
    private final BooleanSupplier cancelled;

    /** Creates the context of one call; also for tests of handlers. */
    public ToolContext(ToolCall call, Optional<String> executionId, String run, BooleanSupplier cancelled) {
        this.call = call;
        this.executionId = executionId;
        this.run = run;
        this.cancelled = cancelled;
    }

    /** The id of the call. */
    public String toolCallId() {
        return call.toolCallId();
    }

    /** The name the tool was called by. */
    public String toolName() {
        return call.toolName();
    }

    /** The platform's id of the execution, if it told one. */
    public Optional<String> executionId() {
        return executionId;
    }

    /** The reference of the run, as the log and errors name it. */
    public String run() {
        return run;
    }

    /**
     * Whether the result is no longer wanted: the run was stopped or the tool's time is up. Long work asks now and
     * then.
     */
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
