package dev.socketchat.local.agent;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML text as a JSON object, so that protocol, script and settings are read in one way. Keeps the order of maps. */
public final class Yaml {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int DEEPEST = 50;

    private Yaml() {
    }

    /**
     * Reads one document.
     *
     * @param file named in the message when the text is not valid
     * @throws IllegalArgumentException when the text is no YAML map of plain values
     */
    public static JsonObject read(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
        try {
            Object document = new Load(settings).loadFromString(text);
            if (value(document, 0) instanceof JsonObject object) {
                return object;
            }
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + " is not valid YAML: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(file + " must be a map");
    }

    private static JsonValue value(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the YAML is nested deeper than " + DEEPEST + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = JSON.createObjectBuilder();
            map.forEach((key, member) -> object.add(String.valueOf(key), value(member, depth + 1)));
            return object.build();
        }
        if (value instanceof List<?> list) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            list.forEach(item -> array.add(value(item, depth + 1)));
            return array.build();
        }
        return scalar(value);
    }

    private static JsonValue scalar(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Integer || value instanceof Long) {
            return JSON.createValue(((Number) value).longValue());
        }
        if (value instanceof BigInteger number) {
            return JSON.createValue(number);
        }
        if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            return JSON.createValue(BigDecimal.valueOf(number));
        }
        return Optional.ofNullable(value).<JsonValue>map(it -> JSON.createValue(it.toString())).orElse(JsonValue.NULL);
    }
}
