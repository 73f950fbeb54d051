package dev.socketchat.octavus.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonSchema;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedToolTest {

    /** Arguments of a tool. */
    public record Query(String userId, Optional<Integer> limit) {}

    /** What a tool gives. */
    public record Account(String name, int age, List<String> plans) {}

    /** A record with a component of each kind. */
    public record Everything(
            String text,
            int whole,
            double number,
            boolean flag,
            Level level,
            List<Query> queries,
            Instant at,
            Map<String, String> free,
            Object any,
            Optional<String> maybe) {}

    /** Some constants. */
    public enum Level {
        /** Little. */
        LOW,
        /** Much. */
        HIGH
    }

    private final Jsonb jsonb = JsonbBuilder.create();
    private final ToolContext context = new ToolContext(
            new ToolCall("c", "t", Json.parseObject("{}"), Json.parseObject("{}")), Optional.empty(), "run", () -> false);

    @AfterEach
    void close() throws Exception {
        jsonb.close();
    }

    @Test
    void recordGoesInAndRecordComesOut() throws Exception {
        ToolHandler handler = TypedTool.handler(
                jsonb,
                Query.class,
                (query, any) -> new Account(query.userId(), query.limit().orElse(7), List.of("pro")));

        assertThat(handler.call(Json.parseObject("{\"userId\":\"u-17\",\"future\":1}"), context))
                .hasToString("{\"age\":7,\"name\":\"u-17\",\"plans\":[\"pro\"]}");
        assertThat(handler.call(Json.parseObject("{\"userId\":\"u-17\",\"limit\":3}"), context))
                .asString()
                .contains("\"age\":3");
    }

    @Test
    void plainValuesAndNothingComeOut() throws Exception {
        assertThat(TypedTool.handler(jsonb, Query.class, (query, any) -> "text").call(Json.parseObject("{}"), context))
                .isEqualTo(Json.string("text"));
        assertThat(TypedTool.handler(jsonb, Query.class, (query, any) -> null).call(Json.parseObject("{}"), context))
                .isEqualTo(JsonValue.NULL);
    }

    @Test
    void argumentsThatDoNotFitAreAToolErrorWithoutDetails() {
        ToolHandler handler = TypedTool.handler(jsonb, Query.class, (query, any) -> "never");

        assertThatThrownBy(() -> handler.call(Json.parseObject("{\"limit\":\"many\"}"), context))
                .isInstanceOf(ToolException.class)
                .hasMessage("The arguments do not fit the tool.");
    }

    @Test
    @DisplayName("D16 the schema of a record says what is required and what it may be")
    void schemaOfARecord() {
        assertThat(RecordSchema.of(Everything.class))
                .isEqualTo(
                        Json.parseObject(
                                """
                {"type":"object","properties":{"text":{"type":"string"},"whole":{"type":"integer"},"number":{"type":"number"},"flag":{"type":"boolean"},
                "level":{"type":"string","enum":["LOW","HIGH"]},"queries":{"type":"array","items":{"type":"object","properties":{"userId":{"type":"string"},
                "limit":{"type":"integer"}},"required":["userId"],"additionalProperties":false}},"at":{"type":"string"},"free":{"type":"object"},"any":{},
                "maybe":{"type":"string"}},"required":["text","whole","number","flag","level","queries","at","free","any"],"additionalProperties":false}
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | ",
                "{} | $.a: is missing",
                "{\"a\":\"x\"} | $.a: expected integer",
                "{\"a\":1.5} | $.a: expected integer",
                "{\"a\":2.0} | ",
                "{\"a\":1,\"z\":1} | $.z: is not expected",
                "{\"a\":1,\"s\":\"\"} | $.s: length is less than 1",
                "{\"a\":1,\"s\":\"abcd\"} | $.s: length is more than 3",
                "{\"a\":1,\"l\":[true,1]} | $.l[1]: expected boolean",
                "{\"a\":1,\"l\":[true,true,true]} | $.l: number of items is more than 2",
                "{\"a\":11} | $.a: value is more than 10",
                "{\"a\":1,\"e\":\"C\"} | $.e: expected one of [\"A\",\"B\"]",
                "{\"a\":1,\"n\":null} | ",
                "{\"a\":1,\"n\":1} | $.n: expected one of [\"string\",\"null\"]",
                "{\"a\":1,\"c\":2} | $.c: expected 1"
            })
    @DisplayName("D16 what does not fit a schema is named with its place")
    void problemsAreNamedWithTheirPlace(String value, String problem) {
        JsonSchema schema = new JsonSchema(
                Json.parseObject(
                        """
                {"type":"object","required":["a"],"additionalProperties":false,"properties":{"a":{"type":"integer","maximum":10},
                "s":{"type":"string","minLength":1,"maxLength":3},"l":{"type":"array","items":{"type":"boolean"},"maxItems":2},
                "e":{"enum":["A","B"]},"n":{"type":["string","null"]},"c":{"const":1}}}"""));

        assertThat(schema.problem(Json.parseValue(value)).orElse(null)).isEqualTo(problem);
    }

    @Test
    @DisplayName("D16 an inline server's tool over a record")
    void serverToolOverARecord() throws Exception {
        ToolServer server = ToolServer.builder("crm")
                .add("account", "Looks up", jsonb, Query.class, (query, any) -> query.userId())
                .build();
        DynamicTool tool = server.tools().get(0);

        assertThat(tool.schema().name()).isEqualTo("crm__account");
        assertThat(tool.handler().call(Json.parseObject("{\"userId\":\"u\"}"), context))
                .isEqualTo(Json.string("u"));
        assertThatThrownBy(() -> tool.handler().call(Json.parseObject("{}"), context))
                .hasMessage("Invalid argument at $.userId: is missing");
    }
}
