package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call the platform asks for.
 *
 * @param args the arguments; empty if there are none
 * @param members the whole call as it came, with the members that route its result
 */
public record ToolCall(String toolCallId, String toolName, JsonObject args, JsonObject members) {

    private static final List<String> ROUTING = List.of("outputVariable", "blockIndex", "thread", "workerId");

    /** The calls of a request; empty if one of them lacks its id or name. */
    public static Optional<List<ToolCall>> fromJson(JsonArray items) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonObject members)
                    || Json.text(members, "toolCallId").isEmpty()
                    || Json.text(members, "toolName").isEmpty()) {
                return Optional.empty();
            }
            calls.add(new ToolCall(
                    members.getString("toolCallId"),
                    members.getString("toolName"),
                    Json.member(members, "args").orElse(JsonValue.EMPTY_JSON_OBJECT),
                    members));
        }
        return Optional.of(List.copyOf(calls));
    }

    /** The variable the result goes into, if it goes into one. */
    public Optional<String> outputVariable() {
        return Json.text(members, "outputVariable");
    }

    /** The worker that called, if it was one. */
    public Optional<String> workerId() {
        return Json.text(members, "workerId");
    }

    /** The start of a result for this call: id, name, and what the platform needs to find the call again. */
    public JsonObjectBuilder resultMembers() {
        JsonObjectBuilder json = Json.object().add("toolCallId", toolCallId).add("toolName", toolName);
        for (String member : ROUTING) {
            JsonValue value = members.get(member);
            if (value != null && value != JsonValue.NULL) {
                json.add(member, value);
            }
        }
        return json;
    }
}
