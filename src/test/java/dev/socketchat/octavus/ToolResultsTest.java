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
import dev.socketchat.octavus.tool.ToolResult;
import dev.socketchat.octavus.tool.ToolResultListener;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
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
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "big"), call("call_2", "small")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        String text = "h".repeat(9831) + "m".repeat(5 * MIB - 16_384) + "t".repeat(6553);
        Tools tools = Tools.builder()
                .add("big", (args, context) -> Json.string(text))
                .add("small", (args, context) -> Json.string("tiny"))
                .resultListener(recorder())
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        bench.platform.take();
        JsonArray results = bench.platform.take().json().getJsonArray("toolResults");
        String preview = results.getJsonObject(0).getString("result");
        assertThat(preview)
                .contains("\n\n" + "h".repeat(9831) + "\n[")
                .endsWith("]\n" + "t".repeat(6553))
                .doesNotContain("m".repeat(100))
                .contains(String.valueOf(5 * MIB - 16_384))
                .hasSizeLessThan(17_000);
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
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        String text = "x".repeat(200_000);

        RecordingListener listener = run(
                bench.session(Tools.builder()
                        .add("t", (args, context) -> Json.string(text))
                        .resultListener(recorder())
                        .build()),
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

        assertThat(shortenings)
                .extracting(ToolResultListener.Shortening::toolCallId)
                .containsExactly("b");
        assertThat(fitting.get(0)).isEqualTo(results.get(0));
        assertThat(fitting.get(2)).isEqualTo(results.get(2));
    }

    @Test
    @DisplayName("D14 a result for a variable becomes an error that names it")
    void variableCaptureBecomesAnError() {
        JsonObject capture = Json.object(result("a", 5 * MIB))
                .add("outputVariable", "REPORT")
                .build();

        JsonObject shortened = budget().fit(array(capture)).getJsonObject(0);

        assertThat(shortened).doesNotContainKey("result");
        assertThat(shortened.getString("error")).contains("REPORT");
        assertThat(shortened.getString("outputVariable")).isEqualTo("REPORT");
        assertThat(shortenings)
                .singleElement()
                .extracting(ToolResultListener.Shortening::variableCapture)
                .isEqualTo(true);
    }

    @Test
    @DisplayName("D14 a long error stays an error")
    void longErrorStaysAnError() {
        JsonObject failed = Json.object()
                .add("toolCallId", "a")
                .add("toolName", "t")
                .add("error", "e".repeat(5 * MIB))
                .build();

        assertThat(budget().fit(array(failed)).getJsonObject(0).getString("error"))
                .contains("eee")
                .hasSizeLessThan(17_000);
    }

    @Test
    @DisplayName("D14 sizes are those of UTF-8")
    void sizesAreThoseOfUtf8() {
        JsonObject wide = Json.object()
                .add("toolCallId", "a")
                .add("toolName", "t")
                .add("result", "€".repeat(3_932_160 / 3))
                .build();

        assertThat(budget().fit(array(wide)).getJsonObject(0).getString("result"))
                .contains("characters left out");
    }

    @Test
    @DisplayName("D14 400 results of 15 KB do not fit: an error event, and nothing is posted")
    void manySmallResultsOverflow() {
        String[] calls =
                IntStream.range(0, 400).mapToObj(i -> call("call_" + i, "t")).toArray(String[]::new);
        bench.platform.thenEvents(START, toolRequest(calls), TOOLS_FINISH);
        Tools tools = Tools.builder()
                .add("t", (args, context) -> Json.string("x".repeat(15_000)))
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(listener.failure().errorType()).isEqualTo("unknown_error");
        assertThat(listener.failure().retryable()).isFalse();
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    @DisplayName("D10 what the listener changes is seen in the events and in the post")
    void listenerChangesAreSeenInBoth() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        Tools tools = Tools.builder()
                .add("t", (args, context) -> Json.string("raw"))
                .resultListener(new ToolResultListener() {
                    @Override
                    public List<ToolResult> onResults(List<ToolResult> results) {
                        return results.stream()
                                .map(result -> ToolResult.of(result.call(), Json.string("changed")))
                                .toList();
                    }
                })
                .build();

        RecordingListener listener = run(bench.session(tools), trigger("Hello"));

        assertThat(json(listener.events().get(1)).getString("output")).isEqualTo("changed");
        bench.platform.take();
        assertThat(bench.platform.take().body())
                .contains("\"result\":\"changed\"")
                .doesNotContain("raw");
    }

    @Test
    @DisplayName("D10 the listener is skipped when no tool of the server ran, and its failure ends the run")
    void listenerIsSkippedWithoutServerTools() {
        Tools tools = Tools.builder()
                .add("t", (args, context) -> Json.string("raw"))
                .resultListener(new ToolResultListener() {
                    @Override
                    public List<ToolResult> onResults(List<ToolResult> results) {
                        throw new IllegalStateException("broken listener");
                    }
                })
                .build();
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "browser")), TOOLS_FINISH)
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH);

        assertThat(run(bench.session(tools), trigger("Hello")).outcome())
                .isEqualTo(RunOutcome.WAITING_FOR_CLIENT_TOOLS);
        assertThat(run(bench.session(tools), trigger("Hello")).failure().errorType())
                .isEqualTo("internal_error");
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
        return Json.object()
                .add("toolCallId", id)
                .add("toolName", "t")
                .add("result", id.repeat(size))
                .build();
    }

    private static JsonArray array(JsonObject... results) {
        JsonArrayBuilder array = Json.array();
        for (JsonObject result : results) {
            array.add(result);
        }
        return array.build();
    }
}
