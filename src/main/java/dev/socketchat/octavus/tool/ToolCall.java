package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.json.MalformedJsonException;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call the platform asks for.
 *
 * @param args the arguments; empty if there are none, or none that are {@linkplain #hasUsableArguments() usable}
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
                    arguments(members).orElse(JsonValue.EMPTY_JSON_OBJECT),
                    members));
        }
        return Optional.of(List.copyOf(calls));
    }

    /** Whether the arguments are an object, or JSON text of one, or absent. A call without these fails. */
    public boolean hasUsableArguments() {
        return arguments(members).isPresent();
    }

    /** Models write the arguments as text, and not everything between them and us reads it. */
    private static Optional<JsonObject> arguments(JsonObject members) {
        JsonValue given = members.getOrDefault("args", JsonValue.NULL);
        if (given instanceof JsonString text) {
            return parsed(text.getString());
        }
        return given == JsonValue.NULL ? Optional.of(JsonValue.EMPTY_JSON_OBJECT) : Json.member(members, "args");
    }

    private static Optional<JsonObject> parsed(String text) {
        try {
            new JsonScanner(text, JsonLimits.EVENT).scan();
            return Optional.of(Json.parseObject(text));
        } catch (MalformedJsonException | JsonException e) {
            return Optional.empty();
        }
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
