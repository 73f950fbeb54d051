package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The arguments of a tool are an object, whatever the platform wraps it in")
class ToolArgumentsTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                ",\"args\":{\"a\":1}|{\"a\":1}",
                ",\"args\":\"{\\\"a\\\":1}\"|{\"a\":1}",
                ",\"args\":\" { } \"|{}",
                ",\"args\":{}|{}",
                ",\"args\":null|{}",
                "``|{}"
            })
    void theToolGetsAnObject(String given, String got) {
        assertThat(answer(given, "echo").get("result")).hasToString(got);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"x\"",
                "\"[1]\"",
                "\"{\\\"a\\\":\"",
                "\"{} {}\"",
                "\"\\\"{}\\\"\"",
                "[]",
                "[{}]",
                "7",
                "true"
            })
    void anythingElseFailsWhetherTheServerOrTheBrowserWouldServeIt(String args) {
        for (String tool : new String[] {"echo", "in-the-browser"}) {
            assertThat(answer(",\"args\":" + args, tool)).as(tool)
                    .containsEntry("error", Json.string("The arguments are not an object."))
                    .doesNotContainKey("result");
        }
    }

    private JsonObject answer(String args, String tool) {
        bench.platform
                .thenEvents(START, toolRequest("{\"toolCallId\":\"call_1\",\"toolName\":\"" + tool + "\"" + args + "}"), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        Tools tools = Tools.builder().add("echo", (arguments, context) -> arguments).build();

        AcceptedEnd.of(run(bench.session(tools), trigger("Hello")).events());
        bench.platform.take();
        return bench.platform.take().json().getJsonArray("toolResults").getJsonObject(0);
    }
}
