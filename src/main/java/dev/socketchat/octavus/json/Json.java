package dev.socketchat.octavus.json;

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
 * The one JSON-P provider of the client, looked up once because {@code jakarta.json.Json} looks it up at every call.
 * Safe for several threads.
 */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    /** Starts an empty object. */
    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    /** Starts an object with members of another. */
    public static JsonObjectBuilder object(JsonObject members) {
        return PROVIDER.createObjectBuilder(members);
    }

    /** Starts an empty list. */
    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** A text as a value. */
    public static JsonString string(String value) {
        return PROVIDER.createValue(value);
    }

    /**
     * Reads one object.
     *
     * @throws JsonException for anything else
     */
    public static JsonObject parseObject(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            // Some parsers refuse a depth or a number of their own limits with exceptions of other kinds.
            throw new JsonException("Not a JSON object that can be read", e);
        }
    }

    /**
     * Reads any value.
     *
     * @throws JsonException for what is none
     */
    public static JsonValue parseValue(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonException("Not a JSON value that can be read", e);
        }
    }

    /** The member, if it is there and a string. */
    public static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    /** The member, if it is there and an object. */
    public static Optional<JsonObject> member(JsonObject object, String member) {
        return object.get(member) instanceof JsonObject value ? Optional.of(value) : Optional.empty();
    }

    /** The member, if it is there and a list. */
    public static Optional<JsonArray> items(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray value ? Optional.of(value) : Optional.empty();
    }

    /** Whether the member is there and {@code true}. */
    public static boolean isTrue(JsonObject object, String member) {
        return object.get(member) == JsonValue.TRUE;
    }
}
