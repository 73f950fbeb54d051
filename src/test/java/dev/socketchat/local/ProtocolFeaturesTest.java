package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.events;
import static dev.socketchat.local.PlatformCaller.json;
import static dev.socketchat.local.PlatformCaller.text;
import static dev.socketchat.local.PlatformCaller.triggerPath;
import static dev.socketchat.local.PlatformCaller.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.agent.DirectoryFolder;
import dev.socketchat.local.model.Model;
import dev.socketchat.local.model.ModelRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent that uses more of the format than the demo does, answered by a model of one's own. */
class ProtocolFeaturesTest extends PlatformTest {

    private static final String PROTOCOL = """
            input:
              COMPANY_NAME: {type: string}
              TONE: {type: string, enum: [kind, curt], default: kind}
              EXTRA: {type: string, optional: true}
            variables:
              ANSWER: {type: string}
              NOTES: {type: string}
            resources:
              SUMMARY: {type: string, default: none}
            types:
              Reply: {content: {type: string}}
            tools:
              t-hidden: {description: Tool, display: hidden}
              t-name: {description: Tool, display: name}
              t-description: {description: Tool, display: description}
              t-stream: {description: Tool, display: stream}
              t-title: {description: Tool, display: title, title: Working}
            triggers:
              call: {input: {TOOL: {type: string}}}
              attach: {input: {FILES: {type: "file[]", optional: true}}}
              hidden: {}
              structured: {}
              summary: {}
              side-thread: {}
              failing: {}
              endless: {}
            agent:
              model: own/model
              system: system
              input: [COMPANY_NAME, {STYLE: TONE}, EXTRA]
              tools: [t-hidden, t-name, t-description, t-stream, t-title]
              maxSteps: 3
            handlers:
              call:
                Ask: {block: add-message, role: user, prompt: tool, input: [TOOL]}
                Answer: {block: next-message}
              attach:
                Ask: {block: add-message, role: user, prompt: say, files: [FILES]}
              hidden:
                Ask: {block: add-message, role: user, prompt: say}
                Answer: {block: next-message, display: hidden, output: ANSWER}
              structured:
                Ask: {block: add-message, role: user, prompt: json}
                Answer: {block: next-message, responseType: Reply, output: ANSWER}
              summary:
                Ask: {block: add-message, role: user, prompt: say}
                Write: {block: serialize-thread, output: NOTES}
                Set: {block: set-resource, resource: SUMMARY, value: NOTES}
              side-thread:
                Open: {block: start-thread, thread: side, model: own/other, system: system, input: [COMPANY_NAME, {STYLE: TONE}, EXTRA]}
                Ask: {block: add-message, role: user, prompt: say, thread: side}
                Answer: {block: next-message, thread: side, independent: true}
              failing:
                Ask: {block: add-message, role: user, prompt: fail}
                Answer: {block: next-message}
              endless:
                Ask: {block: add-message, role: user, prompt: endless}
                Answer: {block: next-message}
            """;

    private final List<ModelRequest> asked = Collections.synchronizedList(new ArrayList<>());
    private String session;

    @TempDir
    private Path folder;

    @Override
    LocalPlatformOptions options() {
        try {
            Files.createDirectories(folder.resolve("prompts"));
            Files.writeString(folder.resolve("settings.json"),
                    "{\"slug\":\"support-chat\",\"name\":\"A\",\"format\":\"interactive\"}");
            Files.writeString(folder.resolve("protocol.yaml"), PROTOCOL);
            Files.writeString(folder.resolve("prompts/system.md"),
                    "{{COMPANY_NAME}} {{STYLE}} {{EXTRA}}{{#if EXTRA}} extra{{/if}} {{TONE}}");
            for (String prompt : List.of("say", "fail", "endless")) {
                Files.writeString(folder.resolve("prompts/" + prompt + ".md"), prompt);
            }
            Files.writeString(folder.resolve("prompts/tool.md"), "{{TOOL}}");
            Files.writeString(folder.resolve("prompts/json.md"), "{\"content\":\"Hi\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return super.options().withAgents(List.of(new DirectoryFolder(folder))).withModels(agent -> echo());
    }

    /** Says the last user message, or calls the tool it names, once or without end. */
    private Model echo() {
        return (request, output) -> {
            asked.add(request);
            var last = request.messages().get(request.messages().size() - 1);
            if (last.text().equals("fail")) {
                throw new IllegalStateException("The model is broken");
            } else if (last.text().startsWith("t-")) {
                output.call(last.text(), JsonValue.EMPTY_JSON_OBJECT);
            } else if (request.messages().get(0).text().equals("endless")) {
                output.call("t-name", JsonValue.EMPTY_JSON_OBJECT);
            } else {
                output.text(last.text());
            }
            return "stop";
        };
    }

    @BeforeEach
    void createSession() {
        session = caller.createSession();
    }

    private List<JsonObject> trigger(String name, String input) {
        return events(caller.post(triggerPath(session),
                "{\"triggerName\":\"" + name + "\",\"input\":" + input + "}").body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "t-hidden      | tool-request",
        "t-name        | tool-input-start tool-input-available tool-request",
        "t-description | tool-input-start tool-input-delta tool-input-end tool-input-available tool-request",
        "t-stream      | tool-input-start tool-input-delta tool-input-end tool-input-available tool-request",
        "t-title       | tool-input-start tool-input-available tool-request"})
    void aToolIsShownAsItsDisplayModeSays(String tool, String expected) {
        List<String> types = types(trigger("call", "{\"TOOL\":\"" + tool + "\"}"));

        assertThat(types.subList(2, types.size() - 1)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"t-name,", "t-description,Tool", "t-stream,Tool", "t-title,Working"})
    void aToolIsLabelledAsItsDisplayModeSays(String tool, String label) {
        JsonObject start = PlatformCaller.first(trigger("call", "{\"TOOL\":\"" + tool + "\"}"), "tool-input-start");

        assertThat(start.getString("title", null)).isEqualTo(label);
        assertThat(start.getString("display")).isEqualTo(tool.substring(2));
    }

    @Test
    void onlyStreamedToolsShowTheirResultLater() {
        for (String tool : List.of("t-hidden", "t-name", "t-stream")) {
            JsonObject call = PlatformCaller.first(trigger("call", "{\"TOOL\":\"" + tool + "\"}"), "tool-request")
                    .getJsonArray("toolCalls").getJsonObject(0);
            caller.resume(session, "exe_" + call.getString("toolCallId").substring(5),
                    "[{\"toolCallId\":\"" + call.getString("toolCallId") + "\",\"result\":\"secret of " + tool + "\"}]");
        }

        String shown = caller.get("/api/agent-sessions/" + session + "?format=ui").body();

        assertThat(shown).contains("secret of t-stream").doesNotContain("secret of t-name").doesNotContain("secret of t-hidden");
    }

    @Test
    void aHiddenBlockSendsNothingButFillsItsVariable() {
        assertThat(types(trigger("hidden", "{}"))).containsExactly("start", "finish");

        JsonObject state = json(caller.get("/api/agent-sessions/" + session).body());
        assertThat(state.getJsonObject("variables").getString("ANSWER")).isEqualTo("say");
    }

    @Test
    void attachedFilesStandBeforeTheTextOfTheirMessage() {
        trigger("attach", "{\"FILES\":[{\"id\":\"file_1\",\"mediaType\":\"image/png\",\"url\":\"http://127.0.0.1/1\"}]}");
        trigger("attach", "{}");

        String shown = caller.get("/api/agent-sessions/" + session + "?format=ui").body();
        assertThat(shown).contains("[{\"type\":\"file\",\"id\":\"file_1\",\"mediaType\":\"image/png\"").containsOnlyOnce("file_1");
    }

    @Test
    void aStructuredAnswerNamesItsTypeAndIsParsed() {
        List<JsonObject> events = trigger("structured", "{}");

        assertThat(PlatformCaller.first(events, "text-start").getString("responseType")).isEqualTo("Reply");
        JsonObject state = json(caller.get("/api/agent-sessions/" + session).body());
        assertThat(state.getJsonObject("variables").getJsonObject("ANSWER").getString("content")).isEqualTo("Hi");
    }

    @Test
    void aThreadIsWrittenDownAndAResourceToldToTheConsumer() {
        List<JsonObject> events = trigger("summary", "{}");

        assertThat(types(events)).containsExactly("start", "block-start", "block-end", "block-start",
                "resource-update", "block-end", "finish");
        assertThat(PlatformCaller.first(events, "resource-update").getString("value")).isEqualTo("**user**: say");
    }

    @Test
    void anotherThreadHasItsOwnModelAndStaysOutOfTheChat() {
        List<JsonObject> events = trigger("side-thread", "{}");

        JsonObject start = PlatformCaller.first(events, "block-start");
        assertThat(start.getString("thread")).isEqualTo("side");
        assertThat(start.getBoolean("outputToChat")).isFalse();
        assertThat(text(events)).isEqualTo("say");
        assertThat(asked.get(0).model()).isEqualTo("own/other");
        assertThat(caller.get("/api/agent-sessions/" + session + "?format=ui").body()).doesNotContain("assistant");
    }

    @Test
    void theSystemPromptSeesWhatIsMappedAndNothingElse() {
        trigger("hidden", "{}");

        assertThat(asked.get(0).system()).contains("Tailwind Traders kind NONE {{TONE}}");
        assertThat(asked.get(0).model()).isEqualTo("own/model");
    }

    @Test
    void valuesOutsideAnEnumAreRefused() {
        String body = "{\"agentId\":\"support-chat\",\"input\":{\"COMPANY_NAME\":\"A\",\"TONE\":\"rude\"}}";

        assertThat(caller.post("/api/agent-sessions", body).body()).contains("TONE must be one of kind, curt");
    }

    @Test
    void aModelThatBreaksEndsTheTurnAndNotTheSession() {
        List<JsonObject> events = trigger("failing", "{}");

        assertThat(types(events)).endsWith("error");
        assertThat(events.get(events.size() - 1).getString("message")).doesNotContain("broken");
        assertThat(types(trigger("hidden", "{}"))).contains("finish");
    }

    @Test
    void aModelThatNeverStopsCallingToolsIsStopped() {
        List<JsonObject> events = trigger("endless", "{}");
        int legs = 1;
        while (types(events).contains("tool-request")) {
            events = caller.resume(session, "exe_1", "[]");
            legs++;
        }

        assertThat(legs).isEqualTo(3);
        assertThat(types(events)).endsWith("tool-output-error", "block-end", "finish");
    }
}
