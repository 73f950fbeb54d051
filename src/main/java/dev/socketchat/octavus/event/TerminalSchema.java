package dev.socketchat.octavus.event;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * Which events that end a run the browser clients accept. They drop any other and then wait for ever, so what does not
 * pass here must not be the end of a run (Octavus core 2.0.0 to 6.x, {@code stream/schemas.ts}: {@code
 * finishEventSchema}, {@code errorEventSchema}). Members nobody knows are no fault; {@code null} is none of the types.
 */
public final class TerminalSchema {

    private static final Set<String> REASONS =
            Set.of("stop", "tool-calls", "client-tool-calls", "length", "content-filter", "error", "other");
    private static final Set<String> SOURCES = Set.of("platform", "provider", "tool", "client");

    private TerminalSchema() {}

    /** Whether it is accepted as a {@code finish}. */
    public static boolean isFinish(JsonObject event) {
        return Json.text(event, "finishReason").filter(REASONS::contains).isPresent()
                && isTextOrAbsent(event, "executionId");
    }

    /** Whether it is accepted as an {@code error}. */
    public static boolean isError(JsonObject event) {
        return Json.text(event, "errorType").flatMap(ErrorType::named).isPresent()
                && Json.text(event, "message").isPresent()
                && Json.text(event, "source").filter(TerminalSchema::isSource).isPresent()
                && (event.get("retryable") == JsonValue.TRUE || event.get("retryable") == JsonValue.FALSE)
                && isNumberOrAbsent(event, "retryAfter")
                && isTextOrAbsent(event, "code")
                && isNamedOrAbsent(event, "provider", List.of("model", "errorType", "requestId"))
                && isNamedOrAbsent(event, "tool", List.of("callId"));
    }

    /** Whether an error may say that it comes from there. */
    public static boolean isSource(String source) {
        return SOURCES.contains(source);
    }

    private static boolean isNamedOrAbsent(JsonObject event, String member, List<String> texts) {
        return !event.containsKey(member)
                || Json.member(event, member)
                        .filter(value -> value.get("name") instanceof JsonString)
                        .filter(value -> texts.stream().allMatch(name -> isTextOrAbsent(value, name)))
                        .filter(value -> isNumberOrAbsent(value, "statusCode"))
                        .isPresent();
    }

    private static boolean isTextOrAbsent(JsonObject object, String member) {
        return !object.containsKey(member) || object.get(member) instanceof JsonString;
    }

    /** JavaScript reads a number that is too large as infinite, which is refused. */
    private static boolean isNumberOrAbsent(JsonObject object, String member) {
        return !object.containsKey(member)
                || object.get(member) instanceof JsonNumber number && Double.isFinite(number.doubleValue());
    }
}
