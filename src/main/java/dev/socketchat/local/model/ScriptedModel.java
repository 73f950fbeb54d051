package dev.socketchat.local.model;

import dev.socketchat.local.agent.Template;
import dev.socketchat.local.agent.Tool;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers by the rules of a {@link Script}, word by word. Safe for several threads. */
final class ScriptedModel implements Model {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

    private final Script script;
    private final Duration wordDelay;

    ScriptedModel(Script script, Duration wordDelay) {
        this.script = script;
        this.wordDelay = wordDelay;
    }

    @Override
    public String answer(ModelRequest request, ModelOutput output) throws ModelException, IOException {
        ScriptTurn turn = ScriptTurn.of(request.messages());
        Script.Choice choice = script.choose(turn).orElseThrow(() -> new ModelException("provider_error",
                "The script has no rule for this", false, Optional.empty(), Optional.empty()));
        ScriptScope scope = new ScriptScope(turn, choice.match(), request.values());
        ScriptRule rule = choice.rule();
        Duration delay = rule.wordDelay().orElse(wordDelay);
        speak(rule.reasoning(), scope, delay, output::reasoning, output);
        speak(rule.say(), scope, delay, output::text, output);
        for (ScriptRule.Source source : rule.sources()) {
            output.source(source.url(), source.title());
        }
        for (ScriptRule.Call call : rule.calls()) {
            offered(request, call.tool());
            output.call(call.tool(), arguments(call, scope));
        }
        if (rule.error().isPresent()) {
            throw rule.error().get().exception(scope);
        }
        return rule.finish();
    }

    private static void speak(Optional<Template> template, ScriptScope scope, Duration delay, Word word,
            ModelOutput output) throws IOException {
        Matcher words = WORD.matcher(template.map(it -> it.render(scope)).orElse(""));
        while (words.find()) {
            word.say(words.group());
            if (!delay.isZero()) {
                output.pause(delay);
            }
        }
    }

    private static void offered(ModelRequest request, String name) throws ModelException {
        if (request.tools().stream().map(Tool::name).noneMatch(name::equals)) {
            throw new ModelException("execution_error", "The script calls the tool " + name
                    + ", which the agent does not offer", false, Optional.empty(), Optional.empty());
        }
    }

    private static JsonObject arguments(ScriptRule.Call call, ScriptScope scope) {
        JsonObjectBuilder arguments = JSON.createObjectBuilder();
        call.arguments().forEach((name, argument) -> arguments.add(name, argument.value(scope)));
        return arguments.build();
    }

    private interface Word {
        void say(String word) throws IOException;
    }
}
