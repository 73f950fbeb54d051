package dev.socketchat.local.model;

import dev.socketchat.local.agent.Scope;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * The names a script's templates may use: {@code message}, {@code match.1} …, {@code result.<tool>},
 * {@code result.<tool>.<member>} …, {@code error.<tool>}, and every input and variable of the agent.
 */
record ScriptScope(ScriptTurn turn, Matcher match, Map<String, JsonValue> values) implements Scope {

    private static final JsonProvider JSON = JsonProvider.provider();

    @Override
    public Optional<JsonValue> value(String name) {
        String[] words = name.split("\\.", 3);
        return switch (words[0]) {
            case "message" -> Optional.of(JSON.createValue(turn.message()));
            case "match" -> group(words);
            case "result" -> result(words).filter(it -> it.error().isEmpty()).flatMap(it -> member(it.result(), words));
            case "error" -> result(words).flatMap(ToolResult::error).map(JSON::createValue);
            default -> Optional.ofNullable(values.get(name));
        };
    }

    private Optional<JsonValue> group(String[] words) {
        int number = words.length > 1 && words[1].matches("\\d") ? Integer.parseInt(words[1]) : 0;
        return number > match.groupCount() ? Optional.empty()
                : Optional.ofNullable(match.group(number)).map(String::strip).map(JSON::createValue);
    }

    private Optional<ToolResult> result(String[] words) {
        return words.length < 2 ? Optional.empty() : Optional.ofNullable(turn.results().get(words[1]));
    }

    private static Optional<JsonValue> member(JsonValue result, String[] words) {
        Optional<JsonValue> value = Optional.of(result);
        for (String member : words.length < 3 ? new String[0] : words[2].split("\\.")) {
            value = value.filter(JsonObject.class::isInstance).map(it -> it.asJsonObject().get(member));
        }
        return value;
    }
}
