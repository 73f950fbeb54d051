package dev.socketchat.octavus.message;

import static dev.socketchat.octavus.message.InvalidSocketMessageException.Kind.CONTINUE;
import static dev.socketchat.octavus.message.InvalidSocketMessageException.Kind.TRIGGER;
import static dev.socketchat.octavus.message.InvalidSocketMessageException.Kind.UNRECOGNISED;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.json.MalformedJsonException;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the messages of browsers: bounds first, then the kind, then the members of that kind and nothing else. */
final class SocketMessageParser {

    private static final Pattern TRIGGER_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int MAX_ID = 256;

    private final SocketMessageLimits limits;

    SocketMessageParser(SocketMessageLimits limits) {
        this.limits = limits;
    }

    SocketMessage parse(String text) {
        if (text.length() > limits.continueChars()) {
            throw invalid(UNRECOGNISED, "The message is longer than " + limits.continueChars() + " characters.");
        }
        return switch (type(text)) {
            case "stop" -> new SocketMessage.Stop();
            case "trigger" -> trigger(text);
            case "continue" -> new SocketMessage.Continue(
                    id(tree(text, CONTINUE), "executionId"), results(tree(text, CONTINUE)));
            case "" -> throw invalid(UNRECOGNISED, "The message has no type.");
            default -> custom(text);
        };
    }

    private SocketMessage custom(String text) {
        requireShort(text, UNRECOGNISED);
        JsonObject json = tree(text, UNRECOGNISED);
        return new SocketMessage.Custom(json.getString("type"), json);
    }

    private void requireShort(String text, InvalidSocketMessageException.Kind kind) {
        if (text.length() > limits.triggerChars()) {
            throw invalid(kind, "The message is longer than " + limits.triggerChars() + " characters.");
        }
    }

    /**
     * Finds the type under loose bounds, so that a message that breaks the strict ones can still be answered as what it
     * is.
     */
    private String type(String text) {
        JsonScanner scanner = new JsonScanner(
                text,
                new JsonLimits(JsonLimits.EVENT.depth(), Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        try {
            scanner.scan();
        } catch (MalformedJsonException e) {
            throw new InvalidSocketMessageException(
                    UNRECOGNISED, "The message cannot be read: " + e.getMessage() + ".", e.isExcess());
        }
        return scanner.string().orElse("");
    }

    private JsonObject tree(String text, InvalidSocketMessageException.Kind kind) {
        try {
            new JsonScanner(
                            text,
                            new JsonLimits(limits.depth(), limits.members(), Integer.MAX_VALUE, limits.numberChars()))
                    .scan();
            return Json.parseObject(text);
        } catch (MalformedJsonException e) {
            throw new InvalidSocketMessageException(
                    kind, "The message is not accepted: " + e.getMessage() + ".", e.isExcess());
        } catch (JsonException | ArithmeticException e) {
            throw invalid(kind, "The message cannot be read.");
        }
    }

    private SocketMessage trigger(String text) {
        requireShort(text, TRIGGER);
        JsonObject json = tree(text, TRIGGER);
        String name = Json.text(json, "triggerName")
                .filter(value -> TRIGGER_NAME.matcher(value).matches())
                .orElseThrow(() -> invalid(TRIGGER, "The trigger has no valid triggerName."));
        return new SocketMessage.Trigger(name, input(json), rollback(json), Optional.empty());
    }

    private Optional<JsonObject> input(JsonObject json) {
        if (!json.containsKey("input")) {
            return Optional.empty();
        }
        JsonObject input =
                Json.member(json, "input").orElseThrow(() -> invalid(TRIGGER, "The trigger's input is not an object."));
        checkTexts(input);
        return Optional.of(input);
    }

    private void checkTexts(JsonValue value) {
        if (value instanceof JsonString text && text.getString().length() > limits.inputStringChars()) {
            throw invalid(
                    TRIGGER,
                    "A text in the trigger's input is longer than " + limits.inputStringChars() + " characters.");
        } else if (value instanceof JsonObject object) {
            object.values().forEach(this::checkTexts);
        } else if (value instanceof JsonArray array) {
            array.forEach(this::checkTexts);
        }
    }

    private static Rollback rollback(JsonObject json) {
        JsonValue value = json.get("rollbackAfterMessageId");
        if (value == null) {
            return Rollback.NONE;
        }
        if (value == JsonValue.NULL) {
            return Rollback.ALL;
        }
        if (value instanceof JsonString id && isId(id.getString())) {
            return Rollback.after(id.getString());
        }
        throw invalid(TRIGGER, "The trigger's rollbackAfterMessageId is neither a message id nor null.");
    }

    private JsonArray results(JsonObject json) {
        JsonArray results = Json.items(json, "toolResults")
                .orElseThrow(() -> invalid(CONTINUE, "The continuation has no toolResults."));
        if (results.size() > limits.toolResults()) {
            throw invalid(CONTINUE, "The continuation has more than " + limits.toolResults() + " tool results.");
        }
        return ClientToolResults.cleaned(results);
    }

    private static String id(JsonObject json, String member) {
        return Json.text(json, member)
                .filter(SocketMessageParser::isId)
                .orElseThrow(() -> invalid(CONTINUE, "The continuation has no valid " + member + "."));
    }

    static boolean isId(String value) {
        return !value.isEmpty() && value.length() <= MAX_ID && value.chars().noneMatch(Character::isISOControl);
    }

    private static InvalidSocketMessageException invalid(InvalidSocketMessageException.Kind kind, String sentence) {
        return new InvalidSocketMessageException(kind, sentence);
    }
}
