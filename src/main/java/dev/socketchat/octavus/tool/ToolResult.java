package dev.socketchat.octavus.tool;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * The outcome of one call: a result, which may be JSON {@code null}, or an error.
 *
 * @param files references to files that belong to the result; empty if there are none
 */
public record ToolResult(ToolCall call, Optional<JsonValue> result, Optional<String> error, JsonArray files) {

    /** A success. */
    public static ToolResult of(ToolCall call, JsonValue result) {
        return new ToolResult(call, Optional.of(result), Optional.empty(), JsonValue.EMPTY_JSON_ARRAY);
    }

    /** A failure with a text for the model and the user. */
    public static ToolResult failed(ToolCall call, String error) {
        return new ToolResult(call, Optional.empty(), Optional.of(error), JsonValue.EMPTY_JSON_ARRAY);
    }

    /** The failure of a call whose arguments no tool can take. */
    public static ToolResult unusable(ToolCall call) {
        return failed(call, "The arguments are not an object.");
    }

    /** The same with file references. */
    public ToolResult withFiles(JsonArray references) {
        return new ToolResult(call, result, error, references);
    }

    /** What the platform gets. */
    public JsonObject toJson() {
        JsonObjectBuilder json = call.resultMembers();
        result.ifPresent(value -> json.add("result", value));
        error.ifPresent(text -> json.add("error", text));
        if (!files.isEmpty()) {
            json.add("files", files);
        }
        return json.build();
    }
}
