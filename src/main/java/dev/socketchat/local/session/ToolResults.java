package dev.socketchat.local.session;

import dev.socketchat.local.model.ToolResult;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code toolResults} of a continuation, matched by call id. What answers no call is ignored. */
final class ToolResults {

    private static final String MISSING = "No result was sent for this call";

    private final Map<String, JsonObject> byCall = new HashMap<>();

    ToolResults(JsonArray results) {
        for (JsonValue item : results) {
            if (item instanceof JsonObject result) {
                JsonText.text(result, "toolCallId").ifPresent(id -> byCall.put(id, result));
            }
        }
    }

    /** What became of a call; a call nobody answered has failed. */
    ToolResult of(PendingCall call) {
        JsonObject given = byCall.get(call.id());
        if (given == null) {
            return ToolResult.failed(call.call(), MISSING);
        }
        Optional<String> error = JsonText.text(given, "error").filter(text -> !text.isEmpty());
        return new ToolResult(call.id(), call.name(), given.getOrDefault("result", JsonValue.NULL), error);
    }

    /** The files that came with a result. */
    List<JsonObject> files(PendingCall call) {
        JsonObject given = byCall.getOrDefault(call.id(), JsonValue.EMPTY_JSON_OBJECT);
        return JsonText.array(given, "files").stream().filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject).toList();
    }
}
