package dev.socketchat.octavus.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.json.MalformedJsonException;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private final EventParser parser = new EventParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"text-delta\",\"id\":\"t1\",\"delta\":\"\"}",
                "{ \"type\" : \"hologram\" , \"n\" : 1e2 }",
                "{\"n\":1E+400,\"m\":-0.0,\"k\":123456789012345678901234567890,\"type\":\"x\"}",
                "{\"type\":\"x\",\"a\":{\"type\":\"y\"},\"b\":[{\"type\":\"z\"}]}",
                "{\"a\":1,\"a\":2,\"type\":\"x\"}",
                "{\"type\":\"x\",\"s\":\"\\u00e4\\ud83d\\ude00\\ud800\\/\\b\\f\\n\\r\\t\\\\\\\"\"}",
                "\t{\"type\":\"x\",\"raw\":\"ä€😀\u2028\u007f\"}\t ",
                "{\"type\":\"\"}",
                "{\"\":\"\",\"type\":\"x\",\"e\":{},\"f\":[],\"g\":[[]],\"t\":true,\"u\":false,\"n\":null}"
            })
    @DisplayName("C5 legal JSON with a type is relayed character for character")
    void legalJsonIsRelayedAsItCame(String text) {
        assertThat(parser.parse(text)).get().extracting(StreamEvent::json).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "null",
                "\"type\"",
                "7",
                "{}",
                "{\"a\":1}",
                "{\"type\":1}",
                "{\"type\":null}",
                "{\"type\":{}}",
                "{\"type\":\"x\"",
                "{\"type\":\"x\"}}",
                "{\"type\":\"x\"} {\"type\":\"y\"}",
                "{\"type\":\"x\",}",
                "{,\"type\":\"x\"}",
                "{\"type\" \"x\"}",
                "{type:\"x\"}",
                "{'type':'x'}",
                "{\"type\":\"x\",\"n\":01}",
                "{\"type\":\"x\",\"n\":1.}",
                "{\"type\":\"x\",\"n\":.5}",
                "{\"type\":\"x\",\"n\":+1}",
                "{\"type\":\"x\",\"n\":1e}",
                "{\"type\":\"x\",\"n\":-}",
                "{\"type\":\"x\",\"n\":NaN}",
                "{\"type\":\"x\",\"n\":tru}",
                "{\"type\":\"x\",\"s\":\"\\x\"}",
                "{\"type\":\"x\",\"s\":\"\\u12g4\"}",
                "{\"type\":\"x\",\"s\":\"\\u12\"}",
                "{\"type\":\"x\",\"s\":\"a\tb\"}",
                "{\"type\":\"x\",\"a\":[1,]}",
                "{\"type\":\"x\",\"a\":[1 2]}",
                "{\"type\":\"x\",\"a\":[}",
                "{\"type\":\"x\"}\u0000",
                "{\"type\":\"x\",\"s\":\"\\uff11\\u00e4\\u0\uff11\"}",
                "{\"type\":\"tool-request\"}",
                "{\"type\":\"tool-request\",\"toolCalls\":[7]}",
                "{\"type\":\"tool-request\",\"toolCalls\":[{\"toolName\":\"t\"}]}"
            })
    @DisplayName("C3 texts that are malformed, or useless in what must be acted on, are no events")
    void malformedTextsAreNoEvents(String text) {
        assertThat(parser.parse(text)).isEmpty();
    }

    @Test
    void nestingBeyondTheBoundIsMalformed() {
        String deep = "{\"type\":\"x\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(parser.parse(deep)).isEmpty();
        assertThat(parser.parse("{\"type\":\"x\",\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"))
                .isPresent();
    }

    @Test
    @DisplayName("the last of several type members counts, escaped or not, as in a browser")
    void lastTypeCounts() {
        assertThat(type("{\"type\":\"a\",\"type\":\"b\"}")).isEqualTo("b");
        assertThat(type("{\"type\":\"a\",\"\\u0074\\u0079\\u0070\\u0065\":\"finish\",\"finishReason\":\"stop\"}"))
                .isEqualTo("finish");
        assertThat(type("{\"type\":\"fini\\u0073h\",\"finishReason\":\"stop\"}"))
                .isEqualTo("finish");
        assertThat(parser.parse("{\"type\":\"a\",\"type\":7}")).isEmpty();
        assertThat(parser.parse("{\"type\":\"fini\\u0073h\",\"finishReason\":\"stop\"}"))
                .get()
                .isInstanceOf(StreamEvent.Finish.class);
    }

    @Test
    @DisplayName("C5 odd but legal JSON passes a thousand times unchanged and agrees with a full parser")
    void randomJsonPassesUnchanged() {
        Random random = new Random(42);
        for (int round = 0; round < 1000; round++) {
            String text = new OddJson(random).event();
            assertThat(parser.parse(text))
                    .as(text)
                    .get()
                    .extracting(StreamEvent::json)
                    .isEqualTo(text);
            assertThat(Json.parseObject(text).getString("type")).isEqualTo(type(text));
        }
    }

    @Test
    @DisplayName("C3 a legal text with one character changed is judged as a full parser judges it")
    void damagedJsonIsJudgedAsByAFullParser() {
        Random random = new Random(43);
        String alphabet = "{}[]\",:\\u0123456789eE+-.trufalsn \n\u0001";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text =
                    new StringBuilder("{\"type\":\"x\",\"a\":[1.5e-3,true,\"\\u00e4\\n\",{\"b\":null}],\"c\":-0}");
            int at = random.nextInt(text.length());
            text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            assertThat(isLegal(text.toString())).as(text.toString()).isEqualTo(isLegalForParser(text.toString()));
        }
    }

    @Test
    void startOffersATextWithoutTheSessionId() {
        StreamEvent.Start start = (StreamEvent.Start) parser.parse(
                        "{\"type\":\"start\",\"messageId\":\"m\",\"sessionId\":\"ses_1\",\"executionId\":\"e\",\"lastMessageId\":\"l\"}")
                .orElseThrow();

        assertThat(start.jsonWithoutSessionId())
                .isEqualTo("{\"type\":\"start\",\"messageId\":\"m\",\"executionId\":\"e\",\"lastMessageId\":\"l\"}");
        assertThat(List.of(
                        start.executionId().orElseThrow(),
                        start.sessionId().orElseThrow(),
                        start.messageId().orElseThrow(),
                        start.lastMessageId().orElseThrow()))
                .containsExactly("e", "ses_1", "m", "l");
        assertThat(withoutId("{ \"type\":\"start\" }")).isEqualTo("{ \"type\":\"start\" }");
        assertThat(withoutId("{\"type\":\"start\" , \"n\":1e2 , \"sessionId\" : \"s\" }"))
                .isEqualTo("{\"type\":\"start\" , \"n\":1e2 }");
        assertThat(withoutId("{\"sessionId\":{\"a\":[1]} , \"type\":\"start\",\"x\":{\"sessionId\":1}}"))
                .isEqualTo("{ \"type\":\"start\",\"x\":{\"sessionId\":1}}");
        assertThat(withoutId("{\"sessionId\":\"a\",\"type\":\"start\",\"session\\u0049d\":\"b\"}"))
                .isEqualTo("{\"type\":\"start\"}");
    }

    private String withoutId(String text) {
        return ((StreamEvent.Start) parser.parse(text).orElseThrow()).jsonWithoutSessionId();
    }

    private String type(String text) {
        return parser.parse(text).orElseThrow().type();
    }

    private static boolean isLegal(String text) {
        try {
            new JsonScanner(text, JsonLimits.EVENT).scan();
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static boolean isLegalForParser(String text) {
        try (JsonParser full = PROVIDER.createParser(new StringReader(text))) {
            boolean object = full.next() == JsonParser.Event.START_OBJECT;
            while (full.hasNext()) {
                full.next();
            }
            return object;
        } catch (JsonException | NoSuchElementException e) {
            return false;
        }
    }
}
