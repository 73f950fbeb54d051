package dev.socketchat.octavus;

import static dev.socketchat.octavus.AgentStreamTest.texts;
import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.Rollback;
import dev.socketchat.octavus.message.Sender;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.ToolServer;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartAndWorkersTest {

    private static final String START_WITH_ID =
            "{\"type\":\"start\",\"executionId\":\"exe_1\",\"sessionId\":\"ses_7\"}";
    private static final String WORKER_RESULT =
            "{\"type\":\"worker-result\",\"workerId\":\"wrk_4\",\"output\":\"Returns question\"}";
    private static final String WORKER_FAILED =
            "{\"type\":\"worker-result\",\"workerId\":\"wrk_4\",\"error\":\"vague\"}";
    private static final String ERROR =
            "{\"type\":\"error\",\"errorType\":\"provider_error\",\"message\":\"exact\",\"source\":\"provider\",\"retryable\":true}";

    private final TestBench bench = new TestBench(config -> config, new ImmediateScheduler());
    private final List<String> created = new ArrayList<>();
    private final Tools tools =
            Tools.builder().add("t", (args, context) -> JsonValue.TRUE).build();

    @AfterEach
    void close() {
        bench.close();
    }

    private AgentSession started() {
        return bench.client
                .agentSessions()
                .start("agt_1", Map.of("COMPANY_NAME", "Acme"), "key-1", created::add, tools);
    }

    @Test
    @DisplayName(
            "F1 F2 the first post goes to start with the nested body, later legs and turns to the session's trigger")
    void firstPostStartsTheSession() {
        bench.platform
                .thenEvents(START_WITH_ID, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH)
                .thenEvents(START, FINISH);
        AgentSession session = started();

        texts(session.execute(trigger("Hello")));
        texts(session.execute(trigger("Again")));

        assertThat(bench.platform.received())
                .extracting(ScriptedPlatform.Received::path)
                .containsExactly(
                        "/api/agent-sessions/start",
                        "/api/agent-sessions/ses_7/trigger",
                        "/api/agent-sessions/ses_7/trigger");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"agentId\":\"agt_1\",\"input\":{\"COMPANY_NAME\":\"Acme\"},\"idempotencyKey\":\"key-1\","
                        + "\"trigger\":{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"Hello\"}}}");
        assertThat(bench.platform.take().body())
                .startsWith("{\"triggerName\":\"user-message\",")
                .contains("\"executionId\":\"exe_1\"");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"Again\"}}");
        assertThat(created).containsExactly("ses_7");
    }

    @Test
    @DisplayName("F2 the id is learned from the header alone, and once if both channels bring it")
    void idIsLearnedOnce() {
        bench.platform
                .then(wire -> wire.stream("X-Octavus-Session-Id: ses_7")
                        .events(START, FINISH)
                        .done())
                .then(wire -> wire.stream("X-Octavus-Session-Id: ses_7")
                        .events(START_WITH_ID, FINISH)
                        .done());
        AgentSession session = started();

        texts(session.execute(trigger("Hello")));
        texts(session.execute(trigger("Again")));

        assertThat(created).containsExactly("ses_7");
        assertThat(session.sessionId()).contains("ses_7");
    }

    @Test
    @DisplayName("F3 the key is the same on all attempts, also when the caller triggers again after a failure")
    void keyIsStable() {
        bench.platform
                .thenJson(503, "{}")
                .thenJson(503, "{}")
                .thenJson(503, "{}")
                .thenEvents(START_WITH_ID, FINISH);
        AgentSession session = bench.client.agentSessions().start("agt_1", Map.of(), Tools.NONE);

        texts(session.execute(trigger("Hello")));
        texts(session.execute(trigger("Hello")));

        assertThat(bench.platform.received())
                .hasSize(4)
                .extracting(request -> request.json().getString("idempotencyKey"))
                .containsOnly(bench.platform.received().get(0).json().getString("idempotencyKey"));
        assertThat(bench.platform.received().get(0).json()).doesNotContainKey("input");
    }

    @Test
    @DisplayName("F4 a continuation before the first trigger raises, and a rollback is not sent with the start")
    void startHasItsRules() {
        bench.platform.thenEvents(START_WITH_ID, FINISH);
        AgentSession session = started();
        AgentStream early = session.execute(new SocketMessage.Continue("exe_1", JsonValue.EMPTY_JSON_ARRAY));

        assertThatThrownBy(() -> texts(early)).isInstanceOf(IllegalStateException.class);
        texts(session.execute(
                new SocketMessage.Trigger("t", Optional.empty(), Rollback.ALL, Optional.of(Sender.of("u", "n")))));

        assertThat(bench.platform.take().json().getJsonObject("trigger"))
                .hasToString("{\"triggerName\":\"t\",\"sender\":{\"id\":\"u\",\"name\":\"n\"}}");
    }

    @Test
    @DisplayName("G1 a worker is started and continued after server tools")
    void workerIsStartedAndContinued() {
        bench.platform
                .thenEvents(
                        START,
                        toolRequest("{\"toolCallId\":\"c\",\"toolName\":\"t\",\"args\":{},\"workerId\":\"w\"}"),
                        TOOLS_FINISH)
                .thenEvents(START, WORKER_RESULT, FINISH);

        List<String> texts = texts(bench.client.workers().execute("agt/1", Map.of("TOPIC", "returns policy"), tools));

        assertThat(texts).contains(WORKER_RESULT);
        assertThat(bench.platform.received())
                .extracting(ScriptedPlatform.Received::path)
                .containsOnly("/api/agents/agt%2F1/execute");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"type\":\"start\",\"input\":{\"TOPIC\":\"returns policy\"}}");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":"
                        + "[{\"toolCallId\":\"c\",\"toolName\":\"t\",\"workerId\":\"w\",\"result\":true}]}");
    }

    @Test
    @DisplayName("G2 a continuation after client tools repeats no schemas")
    void continuationRepeatsNoSchemas() {
        bench.platform.thenEvents(START, FINISH).thenEvents(START, FINISH);
        ToolServer server = ToolServer.builder("a")
                .add("x", "", Json.parseObject("{}"), (args, context) -> null)
                .build();
        Tools withServer = Tools.builder().add(server).build();

        texts(bench.client.workers().execute("agt_1", Map.of(), withServer));
        texts(bench.client.workers().resume("agt_1", "exe_1", JsonValue.EMPTY_JSON_ARRAY, withServer));

        assertThat(bench.platform.take().json()).containsKey("dynamicToolSchemas");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":[]}");
    }

    @Test
    @DisplayName("G3 generate gives output, session id, cost and tokens")
    void generateGivesAllFour() {
        bench.platform.thenEvents(
                "{\"type\":\"start\",\"executionId\":\"wrk_9\"}",
                WORKER_RESULT,
                FINISH,
                "{\"type\":\"usage\",\"cost\":{\"currency\":\"USD\",\"totalFee\":0.0015},\"tokens\":{\"totalTokens\":216}}");

        WorkerResult result = bench.client.workers().generate("agt_1", Map.of(), Tools.NONE);

        assertThat(result.output()).isEqualTo(Json.string("Returns question"));
        assertThat(result.sessionId()).isEqualTo("wrk_9");
        assertThat(result.cost().orElseThrow().getJsonNumber("totalFee").doubleValue())
                .isEqualTo(0.0015);
        assertThat(result.tokens().orElseThrow().getInt("totalTokens")).isEqualTo(216);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("G4 the error event's message wins over the result's, in both orders")
    void errorEventWins(boolean errorFirst) {
        bench.platform.thenEvents(START, errorFirst ? ERROR : WORKER_FAILED, errorFirst ? WORKER_FAILED : ERROR);

        assertThatThrownBy(() -> bench.client.workers().generate("agt_1", Map.of(), Tools.NONE))
                .isInstanceOfSatisfying(WorkerException.class, failure -> {
                    assertThat(failure).hasMessage("exact");
                    assertThat(failure.sessionId()).contains("exe_1");
                    assertThat(failure.details().orElseThrow().retryable()).isTrue();
                });
    }

    @Test
    @DisplayName("G4 a result with an error alone, and no result at all, are errors too")
    void missingResultIsAnError() {
        bench.platform.thenEvents(START, WORKER_FAILED, FINISH).thenEvents(START, FINISH);

        assertThatThrownBy(() -> bench.client.workers().generate("agt_1", Map.of(), Tools.NONE))
                .isInstanceOf(WorkerException.class)
                .hasMessage("vague");
        assertThatThrownBy(() -> bench.client.workers().generate("agt_1", Map.of(), Tools.NONE))
                .isInstanceOf(WorkerException.class)
                .hasMessageContaining("without a result");
    }
}
