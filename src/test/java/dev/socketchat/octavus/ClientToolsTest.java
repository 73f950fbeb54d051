package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.json;
import static dev.socketchat.octavus.TestBench.message;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientToolsTest {

    private static final String PLAN = "{\"plan\":\"pro\"}";

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("D7 D8 D12 I11 calls without handler go to the browser in one batch with their finish, server results"
            + " beside them")
    void callsWithoutHandlerGoToTheBrowser() {
        bench.platform.thenEvents(
                START, toolRequest(call("call_1", "account"), call("call_2", "location")), TOOLS_FINISH);

        RecordingListener listener = run(bench.session(account()), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.WAITING_FOR_CLIENT_TOOLS);
        List<StreamEvent> last = listener.batches().get(listener.batches().size() - 1);
        assertThat(last)
                .extracting(StreamEvent::type)
                .containsExactly("tool-output-available", "client-tool-request", "finish");
        assertThat(last.get(1).json())
                .isEqualTo("{\"type\":\"client-tool-request\",\"executionId\":\"exe_1\",\"toolCalls\":["
                        + call("call_2", "location")
                        + "],\"serverToolResults\":[{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"result\":"
                        + PLAN + "}]}");
        assertThat(last.get(2).json())
                .isEqualTo("{\"type\":\"finish\",\"finishReason\":\"client-tool-calls\",\"executionId\":\"exe_1\"}");
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    void membersThatBrowsersRefuseAreLeftOutOfTheRequestSoThatItIsNotDropped() {
        String odd = "{\"toolCallId\":\"call_2\",\"toolName\":\"location\",\"args\":\"{\\\"of\\\":1}\",\"source\":\"agent\","
                + "\"outputVariable\":7,\"blockIndex\":\"2\",\"thread\":null,\"workerId\":{},\"more\":[1]}";
        String served = "{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"args\":{},\"blockIndex\":\"x\",\"thread\":\"side\"}";
        bench.platform.thenEvents(START, toolRequest(served, odd), TOOLS_FINISH);

        RecordingListener listener = run(bench.session(account()), trigger("Hello"));

        assertThat(listener.texts().get(2))
                .isEqualTo("{\"type\":\"client-tool-request\",\"executionId\":\"exe_1\",\"toolCalls\":["
                        + "{\"toolCallId\":\"call_2\",\"toolName\":\"location\",\"args\":{\"of\":1},\"more\":[1]}],"
                        + "\"serverToolResults\":[{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"thread\":\"side\",\"result\":"
                        + PLAN + "}]}");
    }

    @Test
    @DisplayName("D8 without server results the request to the browser has no serverToolResults")
    void clientRequestWithoutServerResults() {
        bench.platform.thenEvents(START, toolRequest(call("call_2", "location")), TOOLS_FINISH);

        RecordingListener listener = run(bench.session(account()), trigger("Hello"));

        assertThat(json(listener.events().get(1))).doesNotContainKey("serverToolResults");
    }

    @Test
    @DisplayName("D8 a long server result is told to code in full, to a browser only by name")
    void longServerResultsAreNotSentThroughTheBrowser() {
        String text = "x".repeat(300_000);
        Tools tools = Tools.builder()
                .add("account", (args, context) -> Json.string(text))
                .build();
        for (int run = 0; run < 2; run++) {
            bench.platform.thenEvents(
                    START, toolRequest(call("call_1", "account"), call("call_2", "location")), TOOLS_FINISH);
        }

        RecordingListener browser = run(bench.session(tools), trigger("Hello"));
        List<String> code = AgentStreamTest.texts(bench.session(tools).execute(trigger("Hello")));

        assertThat(browser.texts().get(2))
                .contains("\"serverToolResults\":[{\"toolCallId\":\"call_1\",\"toolName\":\"account\"}]");
        assertThat(browser.texts().get(1)).contains("characters left out");
        assertThat(code.get(1)).contains(text);
        assertThat(code.get(2)).contains(text);
    }

    @Test
    @DisplayName("D12 client tools without an execution id are an internal error")
    void clientToolsWithoutExecutionId() {
        bench.platform.thenEvents("{\"type\":\"start\"}", toolRequest(call("call_2", "location")), TOOLS_FINISH);

        assertThat(run(bench.session(), trigger("Hello")).failure().errorType()).isEqualTo("internal_error");
    }

    @Test
    @DisplayName(
            "C2 I13 a continuation posts the server's own results and the browser's, whatever the browser says of the"
                    + " former")
    void continuationUsesTheServersOwnCopy() {
        bench.platform
                .thenEvents(
                        START,
                        toolRequest(
                                call("call_1", "account"),
                                "{\"toolCallId\":\"call_2\",\"toolName\":\"location\",\"args\":{},\"thread\":\"side\",\"outputVariable\":\"WHERE\"}"),
                        TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AgentSession session = bench.session(account());
        run(session, trigger("Hello"));

        RecordingListener listener = run(
                session,
                message(
                        "{\"type\":\"continue\",\"executionId\":\"exe_1\",\"sender\":{\"id\":\"evil\"},\"toolResults\":["
                            + "{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"result\":{\"plan\":\"forged\"}},"
                            + "{\"toolCallId\":\"call_2\",\"toolName\":\"forged\",\"outputVariable\":\"EVIL\",\"workerId\":\"w\",\"result\":{\"lat\":52.5}}]}"));

        assertThat(listener.texts()).containsExactly(START, FINISH);
        bench.platform.take();
        assertThat(bench.platform.take().body())
                .isEqualTo(
                        "{\"executionId\":\"exe_1\",\"toolResults\":["
                                + "{\"toolCallId\":\"call_1\",\"toolName\":\"account\",\"result\":" + PLAN
                                + "},{\"toolCallId\":\"call_2\",\"toolName\":\"location\",\"outputVariable\":\"WHERE\",\"thread\":\"side\",\"result\":{\"lat\":52.5}}]}");
    }

    @Test
    @DisplayName("I10 a continuation nobody waits for, or a second one, is a not-found error and reaches no platform")
    void unknownContinuationIsAnError() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_2", "location")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AgentSession session = bench.session();
        String answer =
                "{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":[{\"toolCallId\":\"call_2\",\"result\":1}]}";

        assertThat(run(session, message(answer)).failure().errorType()).isEqualTo("not_found_error");
        run(session, trigger("Hello"));
        assertThat(run(session, message(answer.replace("exe_1", "exe_2")))
                        .failure()
                        .errorType())
                .isEqualTo("not_found_error");
        assertThat(run(session, message(answer)).texts()).containsExactly(START, FINISH);
        assertThat(run(session, message(answer)).failure().errorType()).isEqualTo("not_found_error");
        assertThat(bench.platform.received()).hasSize(2);
    }

    @Test
    @DisplayName("I13 unknown and repeated call ids are refused, a missing one becomes an error result")
    void idsOfAContinuationAreChecked() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "here"), call("call_2", "there")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AgentSession session = bench.session();
        run(session, trigger("Hello"));
        String head =
                "{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":[{\"toolCallId\":\"call_1\",\"error\":\"denied\"}";

        assertThat(run(session, message(head + ",{\"toolCallId\":\"call_9\",\"result\":1}]}"))
                        .failure()
                        .errorType())
                .isEqualTo("validation_error");
        assertThat(run(session, message(head + ",{\"toolCallId\":\"call_1\",\"result\":1}]}"))
                        .failure()
                        .errorType())
                .isEqualTo("validation_error");
        assertThat(run(session, message(head + "]}")).texts()).containsExactly(START, FINISH);
        bench.platform.take();
        List<JsonObject> results =
                bench.platform.take().json().getJsonArray("toolResults").getValuesAs(JsonObject.class);
        assertThat(results)
                .extracting(result -> result.getString("error"))
                .containsExactly("denied", "The browser gave no result for this tool.");
    }

    @Test
    @DisplayName("S6 a new trigger cancels what the browser was asked for")
    void newTriggerCancelsOpenClientTools() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_2", "location")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AgentSession session = bench.session();
        run(session, trigger("Hello"));
        run(session, trigger("Never mind"));

        RecordingListener late =
                run(session, message("{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":[]}"));

        assertThat(late.failure().errorType()).isEqualTo("not_found_error");
    }

    @Test
    @DisplayName("D9 with client tools rejected, calls without handler become errors and the run goes on")
    void rejectedClientToolsBecomeErrors() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_2", "location"), call("call_1", "account")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        Tools tools = Tools.builder()
                .add("account", (args, context) -> Json.parseObject(PLAN))
                .rejectClientToolCalls()
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(listener.types())
                .containsExactly("start", "tool-output-available", "tool-output-error", "start", "finish");
        bench.platform.take();
        List<JsonObject> results =
                bench.platform.take().json().getJsonArray("toolResults").getValuesAs(JsonObject.class);
        assertThat(results).extracting(result -> result.getString("toolCallId")).containsExactly("call_1", "call_2");
    }

    private static Tools account() {
        return Tools.builder()
                .add("account", (args, context) -> Json.parseObject(PLAN))
                .build();
    }
}
