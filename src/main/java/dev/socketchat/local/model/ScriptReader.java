package dev.socketchat.local.model;

import dev.socketchat.local.agent.Protocol;
import dev.socketchat.local.agent.Scope;
import dev.socketchat.local.agent.Template;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code script.yaml}. */
final class ScriptReader {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Set<String> KNOWN = Set.of("name", "message", "after", "reasoning", "say", "call", "sources",
            "error", "finish", "wordDelay");
    private static final Set<String> REASONS = Set.of("stop", "length", "content-filter");

    private final Protocol protocol;

    ScriptReader(Protocol protocol) {
        this.protocol = protocol;
    }

    List<ScriptRule> rules(JsonObject script) {
        List<ScriptRule> rules = new ArrayList<>();
        for (JsonObject rule : objects(script, "rules")) {
            rules.add(rule(rule));
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("it has no rules");
        }
        return rules;
    }

    private ScriptRule rule(JsonObject rule) {
        rule.keySet().stream().filter(key -> !KNOWN.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("\"" + key + "\" is no member of a rule; there are " + KNOWN);
        });
        String finish = text(rule, "finish").orElse("stop");
        if (!REASONS.contains(finish)) {
            throw new IllegalArgumentException("finish must be one of " + REASONS);
        }
        return new ScriptRule(text(rule, "message").map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)),
                after(rule), text(rule, "reasoning").map(ScriptReader::template),
                text(rule, "say").map(ScriptReader::template), calls(rule), sources(rule), error(rule), finish,
                number(rule, "wordDelay").map(millis -> Duration.ofMillis(millis.longValue())));
    }

    private Set<String> after(JsonObject rule) {
        Set<String> after = new LinkedHashSet<>();
        JsonValue value = rule.getOrDefault("after", JsonValue.EMPTY_JSON_ARRAY);
        (value instanceof JsonArray array ? array : List.of(value)).forEach(tool -> after.add(Scope.print(tool)));
        after.stream().filter(tool -> !tool.equals(ScriptRule.ANY)).forEach(this::known);
        return after;
    }

    private List<ScriptRule.Call> calls(JsonObject rule) {
        List<ScriptRule.Call> calls = new ArrayList<>();
        for (JsonObject call : objects(rule, "call")) {
            Map<String, ScriptRule.Argument> arguments = new LinkedHashMap<>();
            call.getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT).asJsonObject()
                    .forEach((name, value) -> arguments.put(name, argument(value)));
            calls.add(new ScriptRule.Call(known(text(call, "tool").orElse("")), arguments));
        }
        return calls;
    }

    private static ScriptRule.Argument argument(JsonValue value) {
        if (value instanceof JsonString text) {
            Template template = template(text.getString());
            return scope -> JSON.createValue(template.render(scope));
        }
        return scope -> value;
    }

    private String known(String tool) {
        if (!protocol.tools().containsKey(tool)) {
            throw new IllegalArgumentException("the agent has no tool \"" + tool + "\"");
        }
        return tool;
    }

    private static List<ScriptRule.Source> sources(JsonObject rule) {
        return objects(rule, "sources").stream().map(source -> new ScriptRule.Source(
                text(source, "url").orElseThrow(() -> new IllegalArgumentException("a source has no url")),
                text(source, "title"))).toList();
    }

    private static Optional<ScriptRule.Failure> error(JsonObject rule) {
        return Optional.ofNullable(rule.get("error")).map(JsonValue::asJsonObject).map(error -> new ScriptRule.Failure(
                text(error, "type").orElse("provider_error"),
                template(text(error, "message").orElse("The model failed")),
                error.getBoolean("retryable", false), number(error, "retryAfter").map(JsonNumber::doubleValue),
                text(error, "code")));
    }

    private static Template template(String text) {
        return Template.parse(text.stripTrailing());
    }

    private static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).map(Scope::print);
    }

    private static Optional<JsonNumber> number(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNumber.class::isInstance).map(JsonNumber.class::cast);
    }

    private static List<JsonObject> objects(JsonObject object, String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(JsonObject.class::isInstance)) {
            throw new IllegalArgumentException(name + " must be a list of maps");
        }
        return array.getValuesAs(JsonObject.class);
    }
}
