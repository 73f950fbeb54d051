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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToolResultsTest {

    private static final int MIB = 1024 * 1024;

    private final TestBench bench = new TestBench();
    private final List<ToolResultListener.Shortening> shortenings = new ArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("D14 a text of 5 MiB is posted as a preview of 16,384 characters")
    void hugeTextIsPostedAsAPreview() {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "big"), call("call_2", "small")), TOOLS_FINISH).thenEvents(START, FINISH);
        String text = "h".repeat(9831) + "m".repeat(5 * MIB - 16_384) + "t".repeat(6553);
        Tools tools = Tools.builder().add("big", (args, context) -> Json.string(text)).add("small", (args, context) -> Json.string("tiny"))
                .resultListener(recorder()).build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        bench.platform.take();
        JsonArray results = bench.platform.take().json().getJsonArray("toolResults");
        String preview = results.getJsonObject(0).getString("result");
        assertThat(preview).contains("\n\n" + "h".repeat(9831) + "\n[").endsWith("]\n" + "t".repeat(6553)).doesNotContain("m".repeat(100))
                .contains(String.valueOf(5 * MIB - 16_384)).hasSizeLessThan(17_000);
        assertThat(results.getJsonObject(1).getString("result")).isEqualTo("tiny");
        assertThat(shortenings).singleElement().satisfies(shortening -> {
            assertThat(shortening.toolCallId()).isEqualTo("call_1");
            assertThat(shortening.originalBytes()).isEqualTo(5 * MIB);
            assertThat(shortening.variableCapture()).isFalse();
        });
        assertThat(json(listener.events().get(1)).getString("output")).hasSizeLessThan(17_000);
    }

    @Test
    @DisplayName("D14 a result that fits is left alone, in the post and up to its own limit in the event")
    void fittingResultsAreLeftAlone() {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH).thenEvents(START, FINISH);
        String text = "x".repeat(200_000);

        RecordingListener listener = run(bench.session(Tools.builder().add("t", (args, context) -> Json.string(text)).resultListener(recorder()).build()),
                trigger("Hello"));

        assertThat(json(listener.events().get(1)).getString("output")).isEqualTo(text);
        bench.platform.take();
        assertThat(bench.platform.take().body()).contains(text);
        assertThat(shortenings).isEmpty();
    }

    @Test
    @DisplayName("D14 only as many results as necessary are shortened, the largest first")
    void onlyTheLargestAreShortened() {
        JsonArray results = array(result("a", 1 * MIB), result("b", 3 * MIB), result("c", MIB / 2));

        JsonArray fitting = budget().fit(results);

        assertThat(shortenings).extracting(ToolResultListener.Shortening::toolCallId).containsExactly("b");
        assertThat(fitting.get(0)).isEqualTo(results.get(0));
        assertThat(fitting.get(2)).isEqualTo(results.get(2));
    }

    @Test
    @DisplayName("D14 a result for a variable becomes an error that names it")
    void variableCaptureBecomesAnError() {
        JsonObject capture = Json.object(result("a", 5 * MIB)).add("outputVariable", "REPORT").build();

        JsonObject shortened = budget().fit(array(capture)).getJsonObject(0);

        assertThat(shortened).doesNotContainKey("result");
        assertThat(shortened.getString("error")).contains("REPORT");
        assertThat(shortened.getString("outputVariable")).isEqualTo("REPORT");
        assertThat(shortenings).singleElement().extracting(ToolResultListener.Shortening::variableCapture).isEqualTo(true);
    }

    @Test
    @DisplayName("D14 a long error stays an error")
    void longErrorStaysAnError() {
        JsonObject failed = Json.object().add("toolCallId", "a").add("toolName", "t").add("error", "e".repeat(5 * MIB)).build();

        assertThat(budget().fit(array(failed)).getJsonObject(0).getString("error")).contains("eee").hasSizeLessThan(17_000);
    }

    @Test
    @DisplayName("D14 sizes are those of UTF-8")
    void sizesAreThoseOfUtf8() {
        JsonObject wide = Json.object().add("toolCallId", "a").add("toolName", "t").add("result", "€".repeat(3_932_160 / 3)).build();

        assertThat(budget().fit(array(wide)).getJsonObject(0).getString("result")).contains("characters left out");
    }

    @Test
    @DisplayName("D14 400 results of 15 KB do not fit: an error event, and nothing is posted")
    void manySmallResultsOverflow() {
        String[] calls = IntStream.range(0, 400).mapToObj(i -> call("call_" + i, "t")).toArray(String[]::new);
        bench.platform.thenEvents(START, toolRequest(calls), TOOLS_FINISH);
        Tools tools = Tools.builder().add("t", (args, context) -> Json.string("x".repeat(15_000))).build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(listener.failure().errorType()).isEqualTo("unknown_error");
        assertThat(listener.failure().retryable()).isFalse();
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    @DisplayName("D10 what the listener changes is seen in the events and in the post")
    void listenerChangesAreSeenInBoth() {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH).thenEvents(START, FINISH);
        Tools tools = Tools.builder().add("t", (args, context) -> Json.string("raw")).resultListener(new ToolResultListener() {
            @Override
            public List<ToolResult> onResults(List<ToolResult> results) {
                return results.stream().map(result -> ToolResult.of(result.call(), Json.string("changed"))).toList();
            }
        }).build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(json(listener.events().get(1)).getString("output")).isEqualTo("changed");
        bench.platform.take();
        assertThat(bench.platform.take().body()).contains("\"result\":\"changed\"").doesNotContain("raw");
    }

    @Test
    @DisplayName("D10 the listener is skipped when no tool of the server ran, and its failure ends the run")
    void listenerIsSkippedWithoutServerTools() {
        Tools tools = Tools.builder().add("t", (args, context) -> Json.string("raw")).resultListener(new ToolResultListener() {
            @Override
            public List<ToolResult> onResults(List<ToolResult> results) {
                throw new IllegalStateException("broken listener");
            }
        }).build();
        bench.platform.thenEvents(START, toolRequest(call("call_1", "browser")), TOOLS_FINISH)
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH);

        assertThat(run(bench.session(tools), trigger("Hello")).outcome()).isEqualTo(RunOutcome.WAITING_FOR_CLIENT_TOOLS);
        assertThat(run(bench.session(tools), trigger("Hello")).failure().errorType()).isEqualTo("internal_error");
    }

    @Test
    @DisplayName("D15 dynamic tools are told with the next post and used at once; afterwards the fixed one is back")
    void dynamicToolsAreToldAndUsed() {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH).thenEvents(START, toolRequest(call("call_2", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AgentSession[] session = new AgentSession[1];
        session[0] = bench.session(Tools.builder().add("t", (args, context) -> Json.string("fixed")).build());
        ToolSchema schema = new ToolSchema("t", "A tool", Json.parseObject("{\"type\":\"object\"}"), Optional.empty());
        session[0].setDynamicTools(List.of(new DynamicTool(schema, (args, context) -> {
            session[0].setDynamicTools(List.of());
            return Json.string("dynamic");
        })));

        RecordingListener listener = run(session[0], trigger("Hello"));

        assertThat(listener.texts()).filteredOn(text -> text.contains("output")).extracting(text -> Json.parseObject(text).getString("output"))
                .containsExactly("dynamic", "fixed");
        assertThat(bench.platform.take().json().getJsonArray("dynamicToolSchemas")).hasToString(
                "[{\"name\":\"t\",\"description\":\"A tool\",\"inputSchema\":{\"type\":\"object\"}}]");
        assertThat(bench.platform.take().json().getJsonArray("dynamicToolSchemas")).isEmpty();
    }

    @Test
    @DisplayName("D16 an inline server tells its schemas, checks arguments and results")
    void inlineServerChecksArguments() {
        JsonObject input = Json.parseObject("{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}},\"required\":[\"n\"]}");
        ToolServer server = ToolServer.builder("math").add("double", "Doubles", input, (args, context) -> Json.object().add("r", 2 * args.getInt("n")).build())
                .add(new ToolSchema("odd", "Wrong on purpose", input, Optional.of(Json.parseObject("{\"type\":\"string\"}"))), (args, context) -> args)
                .build();
        bench.platform.thenEvents(START, toolRequest(math("call_1", "double", "{\"n\":4}"), math("call_2", "double", "{\"n\":0}"),
                math("call_3", "double", "{}"), math("call_4", "odd", "{\"n\":1}")), TOOLS_FINISH).thenEvents(START, FINISH);

        run(bench.session(Tools.builder().add(server).build()), trigger("Hello"));

        assertThat(bench.platform.take().json().getJsonArray("dynamicToolSchemas").getJsonObject(0))
                .isEqualTo(Json.object().add("name", "math__double").add("description", "Doubles").add("inputSchema", input).build());
        List<JsonObject> results = bench.platform.take().json().getJsonArray("toolResults").getValuesAs(JsonObject.class);
        assertThat(results.get(0).getJsonObject("result").getInt("r")).isEqualTo(8);
        assertThat(results.get(1).getString("error")).isEqualTo("Invalid argument at $.n: value is less than 1");
        assertThat(results.get(2).getString("error")).isEqualTo("Invalid argument at $.n: is missing");
        assertThat(results.get(3).getString("error")).isEqualTo("Invalid result at $: expected string");
    }

    @Test
    @DisplayName("D16 wrong and clashing names are refused when the tools are put together")
    void clashingNamesAreRefused() {
        JsonObject any = Json.parseObject("{}");
        ToolServer server = ToolServer.builder("a").add("x", "", any, (args, context) -> null).build();

        assertThatThrownBy(() -> ToolServer.builder("A b")).hasMessageContaining("A b");
        assertThatThrownBy(() -> ToolServer.builder("a").add("X", "", any, (args, context) -> null)).hasMessageContaining("\"X\"");
        assertThatThrownBy(() -> ToolServer.builder("a").add("x", "", any, (args, context) -> null).add("x", "", any, (args, context) -> null))
                .hasMessageContaining("a__x");
        assertThatThrownBy(() -> Tools.builder().add(server).add(server)).hasMessageContaining("namespace \"a\"");
        assertThatThrownBy(() -> Tools.builder().add("a__x", (args, context) -> null).add(server)).hasMessageContaining("a__x");
        ToolSchema same = new ToolSchema("a__x", "", any, Optional.empty());
        AgentSession session = bench.session(Tools.builder().add(server).build());
        assertThatThrownBy(() -> session.setDynamicTools(List.of(new DynamicTool(same, (args, context) -> null)))).hasMessageContaining("a__x");
    }

    @Test
    @DisplayName("D18 handlers made for each user see that user")
    void handlersSeeTheirUser() {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "who")), TOOLS_FINISH).thenEvents(START, FINISH)
                .thenEvents(START, toolRequest(call("call_1", "who")), TOOLS_FINISH).thenEvents(START, FINISH);

        for (String user : List.of("Dana", "Lee")) {
            Tools tools = Tools.builder().add("who", (args, context) -> Json.string(user)).build();
            assertThat(json(run(bench.session(tools), trigger("Hello")).events().get(1)).getString("output")).isEqualTo(user);
        }
    }

    private static String math(String id, String tool, String args) {
        return "{\"toolCallId\":\"" + id + "\",\"toolName\":\"math__" + tool + "\",\"args\":" + args + "}";
    }

    private ResultBudget budget() {
        return new ResultBudget(4 * MIB, recorder());
    }

    private ToolResultListener recorder() {
        return new ToolResultListener() {
            @Override
            public void onShortened(Shortening shortening) {
                shortenings.add(shortening);
            }
        };
    }

    private static JsonObject result(String id, int size) {
        return Json.object().add("toolCallId", id).add("toolName", "t").add("result", id.repeat(size)).build();
    }

    private static JsonArray array(JsonObject... results) {
        JsonArrayBuilder array = Json.array();
        for (JsonObject result : results) {
            array.add(result);
        }
        return array.build();
    }
}
