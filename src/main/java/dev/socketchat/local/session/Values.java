package dev.socketchat.local.session;

import dev.socketchat.local.agent.Protocol;
import dev.socketchat.local.agent.Scope;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The named values of a session: its input, its variables and its resources. Safe for several threads. */
final class Values {

    private final JsonObject input;
    private final Map<String, JsonValue> variables = new ConcurrentHashMap<>();
    private final Map<String, JsonValue> resources = new ConcurrentHashMap<>();

    Values(Protocol protocol, JsonObject input) {
        this.input = input;
        protocol.variables().forEach((name, field) -> field.defaultValue().ifPresent(it -> variables.put(name, it)));
        protocol.resources().forEach((name, field) -> field.defaultValue().ifPresent(it -> resources.put(name, it)));
    }

    JsonObject input() {
        return input;
    }

    JsonObject variables() {
        return JsonText.object(variables);
    }

    JsonObject resources() {
        return JsonText.object(resources);
    }

    void setVariable(String name, JsonValue value) {
        variables.put(name, value);
    }

    void setResource(String name, JsonValue value) {
        resources.put(name, value);
    }

    /** Everything by name; variables win over trigger input, that over session input, that over resources. */
    Map<String, JsonValue> all(Execution execution) {
        Map<String, JsonValue> all = new LinkedHashMap<>(resources);
        all.putAll(input);
        all.putAll(execution.input());
        all.putAll(variables);
        return all;
    }

    /** What a prompt with this input mapping may mention. A mapped name without a value reads NONE. */
    Scope scope(Map<String, String> mapping, Execution execution) {
        Map<String, JsonValue> all = all(execution);
        return new Scope() {
            @Override
            public Optional<JsonValue> value(String name) {
                return Optional.ofNullable(mapping.get(name)).map(all::get);
            }

            @Override
            public Optional<String> text(String name) {
                Optional<String> none = mapping.containsKey(name) ? Optional.of("NONE") : Optional.empty();
                return value(name).map(Scope::print).or(() -> none);
            }
        };
    }
}
