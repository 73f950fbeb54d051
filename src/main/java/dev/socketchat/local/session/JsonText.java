package dev.socketchat.local.session;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading and building JSON with one provider, since looking the provider up for each value is slow. */
public final class JsonText {

    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {
    }

    /**
     * Reads an object.
     *
     * @throws SessionException when the text is no JSON object
     */
    public static JsonObject object(String text) throws SessionException {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException | IllegalStateException e) {
            throw new SessionException(SessionException.Reason.VALIDATION_ERROR, "The body is not valid JSON");
        }
        throw new SessionException(SessionException.Reason.VALIDATION_ERROR, "The body must be a JSON object");
    }

    /** A new object. */
    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /** A new object that begins with the members of another. */
    public static JsonObjectBuilder copy(JsonObject object) {
        return JSON.createObjectBuilder(object);
    }

    /** A text as JSON. */
    public static JsonString text(String text) {
        return JSON.createValue(text);
    }

    /** A list as JSON. */
    public static JsonArray array(Collection<? extends JsonValue> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }

    /** A map as JSON, in the map's order. */
    public static JsonObject object(Map<String, ? extends JsonValue> values) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        values.forEach(object::add);
        return object.build();
    }

    /** A text member; empty when absent or no text. */
    public static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** An object member; the empty object when absent or no object. */
    public static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** An array member; the empty array when absent or no array. */
    public static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** The object, or the objects of the list, that a value is; none when it is absent or something else. */
    static Stream<JsonObject> objects(@Nullable JsonValue value) {
        JsonArray values = value instanceof JsonArray list ? list : JSON.createArrayBuilder().build();
        return value instanceof JsonObject object ? Stream.of(object)
                : values.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }
}
