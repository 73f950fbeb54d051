package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.events;
import static dev.socketchat.local.PlatformCaller.first;
import static dev.socketchat.local.PlatformCaller.json;
import static dev.socketchat.local.PlatformCaller.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.local.agent.AgentFolder;
import dev.socketchat.local.agent.DirectoryFolder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest extends PlatformTest {

    private static final String EXECUTE = "/api/agents/title-maker/execute";

    @TempDir
    private Path folder;

    @Override
    LocalPlatformOptions options() {
        LocalPlatformOptions usual = super.options();
        List<AgentFolder> agents = List.of(writeAgent("thread: title"), usual.agents().get(0));
        return usual.withAgents(agents);
    }

    private AgentFolder writeAgent(String thread) {
        try {
            Files.createDirectories(folder.resolve("prompts"));
            Files.writeString(folder.resolve("settings.json"),
                    "{\"slug\":\"title-maker\",\"name\":\"Title maker\",\"format\":\"worker\"}");
            Files.writeString(folder.resolve("protocol.yaml"), """
                    input: {TOPIC: {type: string}}
                    variables: {TITLE: {type: string}}
                    tools: {web-search: {description: Searching, parameters: {query: {type: string}}}}
                    steps:
                      Open: {block: start-thread, thread: title, model: m/m, tools: [web-search], maxSteps: 5}
                      Ask: {block: add-message, role: user, prompt: ask, input: [TOPIC], thread: title}
                      Generate title: {block: next-message, output: TITLE, THREAD}
                    output: TITLE
                    """.replace("THREAD", thread));
            Files.writeString(folder.resolve("prompts/ask.md"), "{{TOPIC}}");
            Files.writeString(folder.resolve("script.yaml"), """
                    rules:
                      - {after: web-search, say: "Found {{result.web-search}}"}
                      - {message: search, call: [{tool: web-search, arguments: {query: "{{TOPIC}}"}}]}
                      - {message: '!error', error: {message: Broken}}
                      - {say: "About {{TOPIC}}"}
                    """);
            return new DirectoryFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonObject> work(String topic) {
        return events(caller.post(EXECUTE, "{\"type\":\"start\",\"input\":{\"TOPIC\":\"" + topic + "\"}}").body());
    }

    @Test
    void aWorkerTellsItsResultAndItsUsage() {
        List<JsonObject> events = work("returns");

        assertThat(types(events)).containsExactly("start", "worker-start", "block-start", "text-start", "text-delta",
                "text-delta", "text-end", "block-end", "worker-result", "finish", "usage");
        String id = first(events, "start").getString("executionId");
        assertThat(first(events, "text-delta").getString("workerId")).isEqualTo(id);
        assertThat(first(events, "worker-result").getString("output")).isEqualTo("About returns");
        assertThat(first(events, "usage").getJsonObject("tokens").getInt("outputTokens")).isEqualTo(2);
        assertThat(json(caller.get("/api/agent-sessions/" + id).body()).getString("agentId"))
                .isEqualTo("agt_title-maker");
    }

    @Test
    void aWorkerThatNeedsToolsIsContinued() {
        List<JsonObject> asked = work("search cats");
        JsonObject call = first(asked, "tool-request").getJsonArray("toolCalls").getJsonObject(0);
        String id = first(asked, "finish").getString("executionId");
        assertThat(call.getString("workerId")).isEqualTo(id);

        List<JsonObject> rest = events(caller.post(EXECUTE, "{\"type\":\"continue\",\"executionId\":\"" + id
                + "\",\"toolResults\":[{\"toolCallId\":\"" + call.getString("toolCallId") + "\",\"result\":\"7 cats\"}]}")
                .body());

        assertThat(types(rest)).startsWith("start", "text-start").doesNotContain("worker-start");
        assertThat(first(rest, "worker-result").getString("output")).isEqualTo("Found 7 cats");
    }

    @Test
    void aWorkerThatFailsTellsItTwice() {
        List<JsonObject> events = work("!error");

        assertThat(types(events)).endsWith("worker-result", "error");
        assertThat(first(events, "worker-result").getString("error")).isEqualTo("Broken");
    }

    @Test
    void workersAndChatsAreNotMixedUp() {
        assertThat(caller.post("/api/agents/support-chat/execute", "{}").statusCode()).isEqualTo(400);
        assertThat(caller.post("/api/agent-sessions", "{\"agentId\":\"title-maker\"}").statusCode()).isEqualTo(400);
        assertThat(caller.post(EXECUTE, "{\"type\":\"start\"}").body()).contains("TOPIC is missing");
        assertThat(caller.post(EXECUTE, "{\"type\":\"continue\",\"executionId\":\"wrk_0\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aModelCallWithoutAThreadIsRefused() {
        LocalPlatformOptions broken = super.options().withAgents(List.of(writeAgent("description: x")));

        assertThatThrownBy(() -> LocalPlatform.start(broken)).hasMessageContaining("the thread main is not started");
    }
}
