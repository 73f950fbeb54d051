package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.json;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.tool.ToolException;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToolRoundsTest {

    private static final String PLAN = "{\"plan\":\"pro\"}";

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("D1 a handler gets the arguments, its result reaches the browser and the platform")
    void handlerGetsArgumentsAndItsResultGoesBothWays() {
        String request =
                "{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"args\":{\"userId\":\"u-17\"},\"source\":\"llm\"}";
        bench.platform.thenEvents(START, toolRequest(request), TOOLS_FINISH).thenEvents(START, FINISH);
        Tools tools = Tools.builder()
                .add("account", (args, context) -> Json.object()
                        .add("user", args.getString("userId"))
                        .add("call", context.toolCallId())
                        .add("execution", context.executionId().orElse(""))
                        .build())
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        String result = "{\"user\":\"u-17\",\"call\":\"call_1\",\"execution\":\"exe_1\"}";
        assertThat(listener.texts())
                .containsExactly(
                        START,
                        "{\"type\":\"tool-output-available\",\"toolCallId\":\"call_1\",\"output\":" + result + "}",
                        START,
                        FINISH);
        bench.platform.take();
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"Hello\"},"
                               + "\"executionId\":\"exe_1\",\"toolResults\":[{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"result\":"
                        + result + "}]}");
    }

    @Test
    @DisplayName("D2 three rounds make four requests and one stream of events")
    void threeRoundsMakeFourRequests() {
        for (int round = 0; round < 3; round++) {
            bench.platform.thenEvents(START, toolRequest(call("call_" + round, "t")), TOOLS_FINISH);
        }
        bench.platform.thenEvents(START, FINISH);

        RecordingListener listener = run(
                bench.session(Tools.builder().add("t", (args, context) -> args).build()), trigger("Hello"));

        assertThat(bench.platform.received()).hasSize(4);
        assertThat(listener.types())
                .containsExactly(
                        "start",
                        "tool-output-available",
                        "start",
                        "tool-output-available",
                        "start",
                        "tool-output-available",
                        "start",
                        "finish");
    }

    @Test
    @DisplayName("D3 D4 tools run side by side and their events come in the order of the request")
    void toolsRunSideBySideAndReportInOrder() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "slow"), call("call_2", "fast")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        CountDownLatch fastDone = new CountDownLatch(1);
        CyclicBarrier both = new CyclicBarrier(2);
        Tools tools = Tools.builder()
                .add("slow", (args, context) -> {
                    both.await(5, TimeUnit.SECONDS);
                    fastDone.await(5, TimeUnit.SECONDS);
                    return args;
                })
                .add("fast", (args, context) -> {
                    both.await(5, TimeUnit.SECONDS);
                    fastDone.countDown();
                    return args;
                })
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(listener.types())
                .containsExactly("start", "tool-output-available", "tool-output-available", "start", "finish");
        assertThat(json(listener.events().get(1)).getString("toolCallId")).isEqualTo("call_1");
        assertThat(json(listener.events().get(2)).getString("toolCallId")).isEqualTo("call_2");
    }

    @Test
    @DisplayName("D5 a tool's own error text is shown, any other exception becomes a general text, and the run goes on")
    void failuresBecomeToolErrors() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "says"), call("call_2", "breaks")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        Tools tools = Tools.builder()
                .add("says", (args, context) -> {
                    throw new ToolException("No account with that id");
                })
                .add("breaks", (args, context) -> {
                    throw new IllegalStateException("jdbc:secret");
                })
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(listener.types())
                .containsExactly("start", "tool-output-error", "tool-output-error", "start", "finish");
        assertThat(listener.texts().get(1))
                .isEqualTo("{\"type\":\"tool-output-error\",\"toolCallId\":\"call_1\",\"error\":\"No account with that"
                        + " id\"}");
        bench.platform.take();
        assertThat(bench.platform.take().body())
                .contains("\"error\":\"No account with that id\"", "\"error\":\"The tool failed.\"")
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("D6 the members that route a result are echoed unchanged")
    void routingMembersAreEchoed() {
        bench.platform
                .thenEvents(
                        START,
                        toolRequest(
                                "{\"toolCallId\":\"call_1\",\"toolName\":\"t\",\"args\":{},\"source\":\"block\","
                                    + "\"outputVariable\":\"PLAN\",\"blockIndex\":3,\"thread\":\"side\",\"workerId\":\"wrk_3\"}"),
                        TOOLS_FINISH)
                .thenEvents(START, FINISH);

        RecordingListener listener = run(
                bench.session(Tools.builder()
                        .add("t", (args, context) -> JsonValue.TRUE)
                        .build()),
                trigger("Hello"));

        bench.platform.take();
        assertThat(bench.platform.take().json().getJsonArray("toolResults").getJsonObject(0))
                .isEqualTo(
                        Json.parseObject(
                                "{\"toolCallId\":\"call_1\",\"toolName\":\"t\",\"outputVariable\":\"PLAN\",\"blockIndex\":3,\"thread\":\"side\",\"workerId\":\"wrk_3\",\"result\":true}"));
        assertThat(json(listener.events().get(1)).getString("workerId")).isEqualTo("wrk_3");
    }

    @Test
    @DisplayName("D11 stop during a tool ends at once, interrupts the tool and posts nothing")
    void stopDuringAToolEndsAtOnce() throws InterruptedException {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "hangs")), TOOLS_FINISH);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AgentSession session = bench.session(hanging(running, interrupted));
        RecordingListener listener = new RecordingListener();
        session.handle(trigger("Hello"), listener);
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

        session.handle(new SocketMessage.Stop(), listener);

        assertThat(listener.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(listener.types()).containsExactly("start");
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    void toolOverItsTimeLimitIsInterruptedAndBecomesAnError() throws InterruptedException {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "hangs")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        CountDownLatch interrupted = new CountDownLatch(1);

        RecordingListener listener = run(bench.session(hanging(new CountDownLatch(1), interrupted)), trigger("Hello"));

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(listener.types()).containsExactly("start", "tool-output-error", "start", "finish");
        assertThat(listener.texts().get(1)).contains("longer than 300 ms");
    }

    @Test
    @DisplayName("D13 a handler that returns nothing gives output null")
    void handlerWithoutResultGivesNull() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH);

        RecordingListener listener = run(
                bench.session(Tools.builder().add("t", (args, context) -> null).build()), trigger("Hello"));

        assertThat(listener.texts().get(1))
                .isEqualTo("{\"type\":\"tool-output-available\",\"toolCallId\":\"call_1\",\"output\":null}");
        bench.platform.take();
        assertThat(bench.platform.take().body()).contains("\"result\":null");
    }

    @Test
    void emptyToolRequestEndsWithARetryableError() {
        bench.platform.thenEvents(START, toolRequest());

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.INTERRUPTED);
        assertThat(listener.failure().retryable()).isTrue();
    }

    @Test
    void toolsDoNotRunAfterAnErrorOfThePlatform() {
        String error =
                "{\"type\":\"error\",\"errorType\":\"provider_error\",\"message\":\"x\",\"source\":\"provider\",\"retryable\":false}";
        bench.platform.thenEvents(START, toolRequest(call("call_1", "account")), error);

        RecordingListener listener = run(bench.session(account()), trigger("Hello"));

        assertThat(listener.types()).containsExactly("start", "error");
        assertThat(bench.platform.received()).hasSize(1);
    }

    private static Tools account() {
        return Tools.builder()
                .add("account", (args, context) -> Json.parseObject(PLAN))
                .build();
    }

    private static Tools hanging(CountDownLatch running, CountDownLatch interrupted) {
        return Tools.builder()
                .add("hangs", Duration.ofMillis(300), (args, context) -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return null;
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                })
                .build();
    }
}
