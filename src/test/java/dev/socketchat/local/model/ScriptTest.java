package dev.socketchat.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.AgentLoader;
import dev.socketchat.local.agent.DirectoryFolder;
import dev.socketchat.local.agent.InvalidAgentException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    @TempDir
    private Path folder;

    private final RecordingOutput output = new RecordingOutput();

    @BeforeEach
    void writeAgent() throws IOException {
        Files.writeString(folder.resolve("settings.json"),
                "{\"slug\":\"a\",\"name\":\"A\",\"format\":\"interactive\"}");
        Files.writeString(folder.resolve("protocol.yaml"), """
                input: {CITY: {type: string}}
                triggers: {go: {}}
                tools: {look: {description: Looking}, hidden: {description: Not offered}}
                agent: {model: m, tools: [look]}
                handlers: {go: {Answer: {block: next-message}}}
                """);
    }

    private Model model(String script, Duration delay) throws IOException {
        Files.writeString(folder.resolve("script.yaml"), script);
        return Script.of(agent()).model(delay);
    }

    private Agent agent() {
        return AgentLoader.load(new DirectoryFolder(folder), Instant.EPOCH);
    }

    private String ask(String script, ModelMessage... messages) throws IOException, ModelException {
        ModelRequest request = new ModelRequest("m", Optional.empty(), List.of(messages),
                List.of(agent().protocol().tools().get("look")), Map.of("CITY", Json.createValue("Rome")),
                Optional.empty());
        return model(script, Duration.ofMillis(7)).answer(request, output);
    }

    private static ModelMessage user(String text) {
        return ModelMessage.text("user", text);
    }

    private static ModelMessage result(JsonValue value) {
        return ModelMessage.results(List.of(new ToolResult("c", "look", value, Optional.empty())));
    }

    @Test
    void theFirstRuleThatAppliesAnswersWordByWord() throws Exception {
        String reason = ask("rules: [{message: '^hi', say: 'No'}, {message: 'HO', finish: length, say: 'In {{CITY}}  now'}]",
                user("oh ho"));

        assertThat(output.said).containsExactly("text:In ", "pause:7", "text:Rome  ", "pause:7", "text:now", "pause:7");
        assertThat(reason).isEqualTo("length");
    }

    @Test
    void aRuleMayHaveAPaceOfItsOwn() throws Exception {
        ask("rules: [{say: 'a', reasoning: 'b', wordDelay: 9}, {say: 'c'}]", user("x"));

        assertThat(output.said).containsExactly("reasoning:b", "pause:9", "text:a", "pause:9");
    }

    @Test
    void callsTakeTheirArgumentsFromTheMessage() throws Exception {
        ask("rules: [{message: 'for (\\w+)', call: [{tool: look, arguments: {at: '{{match.1}}', all: '{{message}}'}}]}]",
                user("look for cats"));

        assertThat(output.said).containsExactly("call:look{\"at\":\"cats\",\"all\":\"look for cats\"}");
    }

    @Test
    void argumentsThatAreNoTextKeepTheirType() throws Exception {
        ask("rules: [{call: [{tool: look, arguments: {how: [{deep: true, times: 2}]}}]}]", user("look"));

        assertThat(output.said).containsExactly("call:look{\"how\":[{\"deep\":true,\"times\":2}]}");
    }

    @Test
    void resultsOfThisTurnDecideAndSpeak() throws Exception {
        String script = """
                rules:
                  - {after: [look], message: twice, say: 'second'}
                  - {after: look, say: '{{result.look.a.b}} {{#if error.look}}bad{{/if}}{{result.look.none}}'}
                  - {say: first}
                """;
        JsonObject found = Json.createObjectBuilder().add("a", Json.createObjectBuilder().add("b", 5)).build();

        ask(script, user("x"), result(found));
        ask(script, user("x"), result(found), user("y"));
        ask(script, user("do it twice"), result(found));

        assertThat(output.text()).isEqualTo("5 {{result.look.none}}firstsecond");
    }

    @Test
    void failuresBecomeModelExceptions() {
        assertThatThrownBy(() -> ask("rules: [{say: 'Hm', error: {type: provider_timeout, message: 'In {{CITY}}', "
                + "retryable: true, retryAfter: 1.5, code: C}}]", user("x")))
                .isInstanceOfSatisfying(ModelException.class, e -> {
                    assertThat(e.type()).isEqualTo("provider_timeout");
                    assertThat(e.getMessage()).isEqualTo("In Rome");
                    assertThat(e.retryable()).isTrue();
                    assertThat(e.retryAfter()).contains(1.5);
                    assertThat(e.code()).contains("C");
                });
        assertThat(output.text()).isEqualTo("Hm");
    }

    @Test
    void aScriptWithoutARuleForAMessageFails() {
        assertThatThrownBy(() -> ask("rules: [{message: never, say: x}]", user("x")))
                .isInstanceOf(ModelException.class).hasMessageContaining("no rule");
        assertThatThrownBy(() -> ask("rules: [{call: [{tool: hidden}]}]", user("x")))
                .isInstanceOf(ModelException.class).hasMessageContaining("does not offer");
    }

    @Test
    void aLongMessageIsCutBeforePatternsSeeIt() throws Exception {
        ask("rules: [{message: 'end$', say: found}, {say: cut}]", user("x".repeat(5000) + "end"));

        assertThat(output.text()).isEqualTo("cut");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "rules: []                                  | it has no rules",
        "rules: 7                                   | rules must be a list of maps",
        "rules: [{colour: red}]                     | \"colour\" is no member of a rule",
        "rules: [{finish: never}]                   | finish must be one of",
        "rules: [{message: '('}]                    | Unclosed group",
        "rules: [{after: [fly]}]                    | the agent has no tool \"fly\"",
        "rules: [{call: [{tool: fly}]}]             | the agent has no tool \"fly\"",
        "rules: [{say: '{{#if x}}'}]                | without {{/if}}",
        "rules: [{sources: [{title: t}]}]           | a source has no url",
        "rules: [                                   | not valid YAML"})
    void aBrokenScriptIsRefusedWithASentence(String script, String sentence) {
        assertThatThrownBy(() -> model(script, Duration.ZERO)).isInstanceOf(InvalidAgentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void anAgentWithoutAScriptCannotAnswer() {
        assertThatThrownBy(() -> Script.of(agent())).hasMessageContaining("there is no script.yaml");
    }

    private static final class RecordingOutput implements ModelOutput {

        private final List<String> said = new ArrayList<>();

        private String text() {
            StringBuilder text = new StringBuilder();
            said.stream().filter(it -> it.startsWith("text:")).forEach(it -> text.append(it.substring(5)));
            return text.toString();
        }

        @Override
        public void reasoning(String delta) {
            said.add("reasoning:" + delta);
        }

        @Override
        public void text(String delta) {
            said.add("text:" + delta);
        }

        @Override
        public void call(String tool, JsonObject arguments) {
            said.add("call:" + tool + arguments);
        }

        @Override
        public void source(String url, Optional<String> title) {
            said.add("source:" + url);
        }

        @Override
        public void pause(Duration time) {
            said.add("pause:" + time.toMillis());
        }
    }
}
