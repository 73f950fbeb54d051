package dev.socketchat.chat.conversation;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Between the records of an application and JSON values, by JSON-B. Any thread may call. */
public final class JsonBinding {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Jsonb jsonb = JsonbBuilder.create();

    /** @throws jakarta.json.bind.JsonbException if the object does not fit the type */
    public <T> T fromJson(JsonObject object, Class<T> type) {
        return jsonb.fromJson(object.toString(), type);
    }

    /** The value as JSON-B writes it; {@code null} becomes JSON's. */
    public JsonValue toJson(@Nullable Object value) {
        if (value == null || value instanceof JsonValue) {
            return value == null ? JsonValue.NULL : (JsonValue) value;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(jsonb.toJson(value)))) {
            return reader.readValue();
        }
    }
}
