package dev.socketchat.local.agent;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Typed reading of one map of an agent file. What is missing or of the wrong kind is noted as a problem, and reading
 * goes on, so that a person gets all problems at once.
 */
final class Members {

    private final String path;
    private final JsonObject object;
    private final List<String> problems;

    Members(String path, JsonObject object, List<String> problems) {
        this.path = path;
        this.object = object;
        this.problems = problems;
    }

    void problem(String text) {
        problems.add(path.isEmpty() ? text : path + ": " + text);
    }

    boolean has(String name) {
        return object.containsKey(name) && object.get(name) != JsonValue.NULL;
    }

    Set<String> names() {
        return object.keySet();
    }

    Optional<JsonValue> value(String name) {
        return has(name) ? Optional.of(object.get(name)) : Optional.empty();
    }

    Optional<String> text(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && !(value.get() instanceof JsonString)) {
            problem(name + " must be a text");
            return Optional.empty();
        }
        return value.map(text -> ((JsonString) text).getString());
    }

    String requiredText(String name) {
        if (!has(name)) {
            problem(name + " is missing");
        }
        return text(name).orElse("");
    }

    boolean flag(String name, boolean otherwise) {
        return value(name).map(value -> value == JsonValue.TRUE).orElse(otherwise);
    }

    Display display(Display otherwise) {
        Optional<String> text = text("display");
        if (text.isPresent() && Display.of(text.get()).isEmpty()) {
            problem("display \"" + text.get() + "\" is none of hidden, name, description, stream, title");
        }
        return text.flatMap(Display::of).orElse(otherwise);
    }

    Members member(String name) {
        if (has(name) && !(object.get(name) instanceof JsonObject)) {
            problem(name + " must be a map");
        }
        JsonObject inner = object.get(name) instanceof JsonObject map ? map : JsonValue.EMPTY_JSON_OBJECT;
        return new Members(path.isEmpty() ? name : path + "." + name, inner, problems);
    }

    JsonObject json() {
        return object;
    }

    /** Reads every entry of an inner map; the order of the file is kept. */
    <T> Map<String, T> entries(String name, BiFunction<String, Members, T> reading) {
        Members inner = member(name);
        Map<String, T> entries = new LinkedHashMap<>();
        inner.names().forEach(key -> entries.put(key, reading.apply(key, inner.member(key))));
        return entries;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : object.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY) {
            if (item instanceof JsonString text) {
                texts.add(text.getString());
            } else {
                problem(name + " must be a list of texts");
            }
        }
        return texts;
    }

    /** An input mapping: a list of names, a list of one-entry maps, or a map; name in the prompt → name of the value. */
    Map<String, String> mapping(String name) {
        Map<String, String> mapping = new LinkedHashMap<>();
        JsonValue value = value(name).orElse(JsonValue.EMPTY_JSON_ARRAY);
        for (JsonValue item : value instanceof JsonArray array ? array : List.of(value)) {
            if (item instanceof JsonString text) {
                mapping.put(text.getString(), text.getString());
            } else if (item instanceof JsonObject map) {
                map.forEach((key, source) -> mapping.put(key, Scope.print(source)));
            } else {
                problem(name + " must list names");
            }
        }
        return mapping;
    }
}
