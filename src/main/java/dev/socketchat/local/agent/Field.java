package dev.socketchat.local.agent;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * A declared input, variable, resource or tool parameter.
 *
 * @param name its name
 * @param type its type as written, for example {@code string} or {@code Order[]}
 * @param description empty text when there is none
 * @param optional whether it may be absent
 * @param defaultValue the value if absent
 * @param choices the allowed texts, empty when any is
 */
public record Field(String name, String type, String description, boolean optional, Optional<JsonValue> defaultValue,
        List<String> choices) {

    /** Whether a caller has to give a value. */
    public boolean required() {
        return !optional && defaultValue.isEmpty();
    }

    /** One sentence about what is wrong with a value, empty when it fits. */
    public Optional<String> complaint(JsonValue value) {
        if (!fits(value)) {
            return Optional.of(name + " must be of type " + type);
        }
        if (!choices.isEmpty() && !(value instanceof JsonString text && choices.contains(text.getString()))) {
            return Optional.of(name + " must be one of " + String.join(", ", choices));
        }
        return Optional.empty();
    }

    private boolean fits(JsonValue value) {
        return switch (type) {
            case "string" -> value instanceof JsonString;
            case "number" -> value instanceof JsonNumber;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            default -> true;
        };
    }
}
