package dev.socketchat.octavus;

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
import java.util.Optional;

/**
 * The one JSON-P provider of the package, looked up once because {@code jakarta.json.Json} looks it up at every call.
 */
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static JsonObjectBuilder object(JsonObject members) {
        return PROVIDER.createObjectBuilder(members);
    }

    static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    static JsonString string(String value) {
        return PROVIDER.createValue(value);
    }

    /** Reads one object; anything else raises {@link JsonException}. */
    static JsonObject parseObject(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // Some parsers refuse a depth or a number of their own limits with exceptions of other kinds.
            throw new JsonException("Not a JSON object that can be read", e);
        }
    }

    /** Reads any value; what is none raises {@link JsonException}. */
    static JsonValue parseValue(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonException("Not a JSON value that can be read", e);
        }
    }

    static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    static Optional<JsonObject> member(JsonObject object, String member) {
        return object.get(member) instanceof JsonObject value ? Optional.of(value) : Optional.empty();
    }

    static Optional<JsonArray> items(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray value ? Optional.of(value) : Optional.empty();
    }

    static boolean isTrue(JsonObject object, String member) {
        return object.get(member) == JsonValue.TRUE;
    }
}
