package dev.socketchat.local.model;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What became of a tool call.
 *
 * @param callId the id of the call
 * @param tool its tool
 * @param result what the tool returned, JSON null if nothing
 * @param error why it failed; then the result means nothing
 */
public record ToolResult(String callId, String tool, JsonValue result, Optional<String> error) {

    /** A call that failed. */
    public static ToolResult failed(ToolCall call, String error) {
        return new ToolResult(call.id(), call.tool(), JsonValue.NULL, Optional.of(error));
    }
}
