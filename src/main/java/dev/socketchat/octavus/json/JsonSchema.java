package dev.socketchat.octavus.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Checks values against the part of JSON Schema that tool definitions use: {@code type}, {@code enum}, {@code const},
 * {@code properties}, {@code required}, {@code additionalProperties: false}, {@code items}, {@code minimum},
 * {@code maximum}, {@code minLength}, {@code maxLength}, {@code minItems} and {@code maxItems}. Other keywords are not
 * looked at. Immutable.
 */
public final class JsonSchema {

    private final JsonObject schema;

    /** Wraps a schema. */
    public JsonSchema(JsonObject schema) {
        this.schema = schema;
    }

    /** The first place that does not fit, as {@code path: what is wrong}; empty if all fits. */
    public Optional<String> problem(JsonValue value) {
        return problem(schema, value, "$");
    }

    private static Optional<String> problem(JsonObject schema, JsonValue value, String path) {
        if (schema.containsKey("type") && !isOfType(schema.get("type"), value)) {
            return Optional.of(path + ": expected " + typeNames(schema.get("type")));
        }
        if (schema.get("enum") instanceof JsonArray allowed && !allowed.contains(value)) {
            return Optional.of(path + ": expected one of " + allowed);
        }
        if (schema.containsKey("const") && !schema.get("const").equals(value)) {
            return Optional.of(path + ": expected " + schema.get("const"));
        }
        if (value instanceof JsonObject object) {
            return objectProblem(schema, object, path);
        }
        return value instanceof JsonArray array
                ? arrayProblem(schema, array, path)
                : scalarProblem(schema, value, path);
    }

    private static Optional<String> objectProblem(JsonObject schema, JsonObject object, String path) {
        JsonObject properties = Json.member(schema, "properties").orElse(JsonValue.EMPTY_JSON_OBJECT);
        for (JsonValue name : Json.items(schema, "required").orElse(JsonValue.EMPTY_JSON_ARRAY)) {
            if (name instanceof JsonString text && !object.containsKey(text.getString())) {
                return Optional.of(path + "." + text.getString() + ": is missing");
            }
        }
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            String place = path + "." + member.getKey();
            Optional<String> problem = properties.get(member.getKey()) instanceof JsonObject property
                    ? problem(property, member.getValue(), place)
                    : schema.get("additionalProperties") == JsonValue.FALSE
                            ? Optional.of(place + ": is not expected")
                            : Optional.empty();
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> arrayProblem(JsonObject schema, JsonArray array, String path) {
        Optional<String> size = outside(schema, "minItems", "maxItems", array.size(), path + ": number of items");
        if (size.isPresent()) {
            return size;
        }
        if (schema.get("items") instanceof JsonObject items) {
            for (int i = 0; i < array.size(); i++) {
                Optional<String> problem = problem(items, array.get(i), path + "[" + i + "]");
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> scalarProblem(JsonObject schema, JsonValue value, String path) {
        if (value instanceof JsonNumber number) {
            return outside(schema, "minimum", "maximum", number.doubleValue(), path + ": value");
        }
        return value instanceof JsonString text
                ? outside(
                        schema,
                        "minLength",
                        "maxLength",
                        text.getString().codePointCount(0, text.getString().length()),
                        path + ": length")
                : Optional.empty();
    }

    private static Optional<String> outside(
            JsonObject schema, String lowest, String highest, double value, String what) {
        if (schema.get(lowest) instanceof JsonNumber least && value < least.doubleValue()) {
            return Optional.of(what + " is less than " + least);
        }
        return schema.get(highest) instanceof JsonNumber most && value > most.doubleValue()
                ? Optional.of(what + " is more than " + most)
                : Optional.empty();
    }

    private static boolean isOfType(JsonValue type, JsonValue value) {
        if (type instanceof JsonArray several) {
            return several.stream().anyMatch(one -> isOfType(one, value));
        }
        return !(type instanceof JsonString name)
                || switch (name.getString()) {
                    case "object" -> value instanceof JsonObject;
                    case "array" -> value instanceof JsonArray;
                    case "string" -> value instanceof JsonString;
                    case "number" -> value instanceof JsonNumber;
                    case "integer" -> value instanceof JsonNumber number
                            && number.bigDecimalValue().stripTrailingZeros().scale() <= 0;
                    case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
                    case "null" -> value == JsonValue.NULL;
                    default -> true;
                };
    }

    private static String typeNames(JsonValue type) {
        return type instanceof JsonArray several ? "one of " + several : ((JsonString) type).getString();
    }
}
