package dev.socketchat.local.agent;

import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values a {@link Template} may mention. */
@FunctionalInterface
public interface Scope {

    /** Texts that count as false in a condition, by the Octavus documentation. */
    Set<String> FALSE_TEXTS = Set.of("", "false", "0");

    /** The value of a name, empty when there is none. */
    Optional<JsonValue> value(String name);

    /** What stands in the text for a name; empty leaves the placeholder as it is. */
    default Optional<String> text(String name) {
        return value(name).map(Scope::print);
    }

    /** Whether a condition on the name holds: false for absent, null, false and the {@link #FALSE_TEXTS}. */
    default boolean isTrue(String name) {
        return value(name).filter(value -> value != JsonValue.NULL && value != JsonValue.FALSE)
                .filter(value -> !(value instanceof JsonString text && FALSE_TEXTS.contains(text.getString())))
                .isPresent();
    }

    /** A value as prompts show it: text raw, objects and arrays as indented JSON. */
    static String print(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (!(value instanceof JsonStructure structure)) {
            return value.toString();
        }
        JsonWriterFactory writers =
                JsonProvider.provider().createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        StringWriter text = new StringWriter();
        writers.createWriter(text).write(structure);
        return text.toString().strip();
    }
}
