package dev.socketchat.octavus.event;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.json.MalformedJsonException;
import dev.socketchat.octavus.tool.ToolCall;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of an event into a {@link StreamEvent}. Every text is checked to be a JSON object with a {@code type};
 * a tree is built only of the four types that change what a run does. Used by one thread at a time.
 */
public final class EventParser {

    private String lastType = "";

    /**
     * The event, or empty if the text is malformed: no JSON object, without a type, or useless in what must be acted
     * on.
     */
    public Optional<StreamEvent> parse(String text) {
        try {
            String type = typeOf(text);
            return type == null ? Optional.empty() : Optional.ofNullable(event(type, text));
        } catch (MalformedJsonException | JsonException e) {
            return Optional.empty();
        }
    }

    /** Whether a text is a JSON object, of which there is never one that goes on where another ended. */
    public static boolean isWhole(String text) {
        try {
            new JsonScanner(text, JsonLimits.EVENT).scan();
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private @Nullable String typeOf(String text) {
        JsonScanner scanner = new JsonScanner(text, JsonLimits.EVENT);
        scanner.scan();
        if (!scanner.stringIs(lastType)) {
            Optional<String> type = scanner.string();
            if (type.isEmpty()) {
                return null;
            }
            lastType = type.get();
        }
        return lastType;
    }

    private static @Nullable StreamEvent event(String type, String text) {
        return switch (type) {
            case "start" -> start(text, Json.parseObject(text));
            case "tool-request" -> toolRequest(text, Json.parseObject(text));
            case "finish" -> finish(text, Json.parseObject(text));
            case "error" -> failure(text, Json.parseObject(text));
            default -> new StreamEvent.Opaque(type, text);
        };
    }

    private static StreamEvent start(String text, JsonObject json) {
        return new StreamEvent.Start(
                text,
                Json.text(json, "executionId"),
                Json.text(json, "sessionId"),
                Json.text(json, "messageId"),
                Json.text(json, "lastMessageId"));
    }

    private static @Nullable StreamEvent toolRequest(String text, JsonObject json) {
        return Json.items(json, "toolCalls")
                .flatMap(ToolCall::fromJson)
                .map(calls -> new StreamEvent.ToolRequest(text, calls))
                .orElse(null);
    }

    /** An odd one still says that the run is complete; browsers would drop it and wait. */
    private static StreamEvent finish(String text, JsonObject json) {
        Optional<String> executionId = Json.text(json, "executionId");
        return TerminalSchema.isFinish(json)
                ? new StreamEvent.Finish(text, json.getString("finishReason"), executionId)
                : StreamEvent.Finish.of(StreamEvent.Finish.OTHER, executionId);
    }

    private static StreamEvent failure(String text, JsonObject json) {
        // Some servers behind a platform wrap their error once more.
        JsonObject nested = Json.member(json, "error").orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonValue wait = json.get("retryAfter");
        return new StreamEvent.Failure(
                text,
                Json.text(json, "errorType").or(() -> Json.text(nested, "type")).orElse(ErrorType.UNKNOWN.wireName()),
                Json.text(json, "message")
                        .or(() -> Json.text(nested, "message"))
                        .or(() -> Json.text(json, "error"))
                        .orElse(""),
                Json.text(json, "source").orElse("platform"),
                Json.isTrue(json, "retryable"),
                wait instanceof JsonNumber number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty(),
                Json.text(json, "code"));
    }
}
