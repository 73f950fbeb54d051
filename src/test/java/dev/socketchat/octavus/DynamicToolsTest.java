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

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.DynamicTool;
import dev.socketchat.octavus.tool.ToolSchema;
import dev.socketchat.octavus.tool.ToolServer;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DynamicToolsTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("D15 dynamic tools are told with the next post and used at once; afterwards the fixed one is back")
    void dynamicToolsAreToldAndUsed() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenEvents(START, toolRequest(call("call_2", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AgentSession[] session = new AgentSession[1];
        session[0] = bench.session(Tools.builder()
                .add("t", (args, context) -> Json.string("fixed"))
                .build());
        ToolSchema schema = new ToolSchema("t", "A tool", Json.parseObject("{\"type\":\"object\"}"), Optional.empty());
        session[0].setDynamicTools(List.of(new DynamicTool(schema, (args, context) -> {
            session[0].setDynamicTools(List.of());
            return Json.string("dynamic");
        })));

        RecordingListener listener = run(session[0], trigger("Hello"));

        assertThat(listener.texts())
                .filteredOn(text -> text.contains("output"))
                .extracting(text -> Json.parseObject(text).getString("output"))
                .containsExactly("dynamic", "fixed");
        assertThat(bench.platform.take().json().getJsonArray("dynamicToolSchemas"))
                .hasToString("[{\"name\":\"t\",\"description\":\"A tool\",\"inputSchema\":{\"type\":\"object\"}}]");
        assertThat(bench.platform.take().json().getJsonArray("dynamicToolSchemas"))
                .isEmpty();
    }

    @Test
    @DisplayName("D16 an inline server tells its schemas, checks arguments and results")
    void inlineServerChecksArguments() {
        JsonObject input = Json.parseObject(
                "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}},\"required\":[\"n\"]}");
        ToolServer server = ToolServer.builder("math")
                .add("double", "Doubles", input, (args, context) -> Json.object()
                        .add("r", 2 * args.getInt("n"))
                        .build())
                .add(
                        new ToolSchema(
                                "odd",
                                "Wrong on purpose",
                                input,
                                Optional.of(Json.parseObject("{\"type\":\"string\"}"))),
                        (args, context) -> args)
                .build();
        bench.platform
                .thenEvents(
                        START,
                        toolRequest(
                                math("call_1", "double", "{\"n\":4}"),
                                math("call_2", "double", "{\"n\":0}"),
                                math("call_3", "double", "{}"),
                                math("call_4", "odd", "{\"n\":1}")),
                        TOOLS_FINISH)
                .thenEvents(START, FINISH);

        run(bench.session(Tools.builder().add(server).build()), trigger("Hello"));

        assertThat(bench.platform
                        .take()
                        .json()
                        .getJsonArray("dynamicToolSchemas")
                        .getJsonObject(0))
                .isEqualTo(Json.object()
                        .add("name", "math__double")
                        .add("description", "Doubles")
                        .add("inputSchema", input)
                        .build());
        List<JsonObject> results =
                bench.platform.take().json().getJsonArray("toolResults").getValuesAs(JsonObject.class);
        assertThat(results.get(0).getJsonObject("result").getInt("r")).isEqualTo(8);
        assertThat(results.get(1).getString("error")).isEqualTo("Invalid argument at $.n: value is less than 1");
        assertThat(results.get(2).getString("error")).isEqualTo("Invalid argument at $.n: is missing");
        assertThat(results.get(3).getString("error")).isEqualTo("Invalid result at $: expected string");
    }

    @Test
    @DisplayName("D16 wrong and clashing names are refused when the tools are put together")
    void clashingNamesAreRefused() {
        JsonObject any = Json.parseObject("{}");
        ToolServer server = ToolServer.builder("a")
                .add("x", "", any, (args, context) -> null)
                .build();

        assertThatThrownBy(() -> ToolServer.builder("A b")).hasMessageContaining("A b");
        assertThatThrownBy(() -> ToolServer.builder("a").add("X", "", any, (args, context) -> null))
                .hasMessageContaining("\"X\"");
        assertThatThrownBy(() -> ToolServer.builder("a")
                        .add("x", "", any, (args, context) -> null)
                        .add("x", "", any, (args, context) -> null))
                .hasMessageContaining("a__x");
        assertThatThrownBy(() -> Tools.builder().add(server).add(server)).hasMessageContaining("namespace \"a\"");
        assertThatThrownBy(() ->
                        Tools.builder().add("a__x", (args, context) -> null).add(server))
                .hasMessageContaining("a__x");
        ToolSchema same = new ToolSchema("a__x", "", any, Optional.empty());
        AgentSession session = bench.session(Tools.builder().add(server).build());
        assertThatThrownBy(() -> session.setDynamicTools(List.of(new DynamicTool(same, (args, context) -> null))))
                .hasMessageContaining("a__x");
    }

    @Test
    @DisplayName("D18 handlers made for each user see that user")
    void handlersSeeTheirUser() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "who")), TOOLS_FINISH)
                .thenEvents(START, FINISH)
                .thenEvents(START, toolRequest(call("call_1", "who")), TOOLS_FINISH)
                .thenEvents(START, FINISH);

        for (String user : List.of("Dana", "Lee")) {
            Tools tools = Tools.builder()
                    .add("who", (args, context) -> Json.string(user))
                    .build();
            assertThat(json(run(bench.session(tools), trigger("Hello")).events().get(1))
                            .getString("output"))
                    .isEqualTo(user);
        }
    }

    private static String math(String id, String tool, String args) {
        return "{\"toolCallId\":\"" + id + "\",\"toolName\":\"math__" + tool + "\",\"args\":" + args + "}";
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
