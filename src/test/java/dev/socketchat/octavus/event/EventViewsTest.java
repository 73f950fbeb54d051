package dev.socketchat.octavus.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventViewsTest {

    private static final List<String> EVENTS =
            """
            {"type":"start","messageId":"msg_2","executionId":"exe_41","lastMessageId":"msg_0","sessionId":"ses_9f2c"}
            {"type":"finish","finishReason":"stop","executionId":"exe_41"}
            {"type":"error","errorType":"rate_limit_error","message":"throttled","source":"provider","retryable":true,"retryAfter":30,"code":"A_429","provider":{"name":"anthropic","statusCode":429}}
            {"type":"text-start","id":"o1","responseType":"ChatResponse"}
            {"type":"text-delta","id":"t1","delta":"Hi, ","workerId":"wrk_3"}
            {"type":"text-end","id":"t1"}
            {"type":"reasoning-start","id":"r1"}
            {"type":"reasoning-delta","id":"r1","delta":"The question is about billing."}
            {"type":"reasoning-end","id":"r1"}
            {"type":"tool-input-start","toolCallId":"call_1","toolName":"get-user-account","title":"Looking up your account","display":"description"}
            {"type":"tool-input-delta","toolCallId":"call_1","inputTextDelta":"{\\"userId\\":"}
            {"type":"tool-input-end","toolCallId":"call_1"}
            {"type":"tool-input-available","toolCallId":"call_1","toolName":"get-user-account","input":{"userId":"u-17"}}
            {"type":"tool-output-available","toolCallId":"call_1","output":{"name":"Demo User","plan":"pro"}}
            {"type":"tool-output-error","toolCallId":"call_1","error":"No account with that id"}
            {"type":"tool-request","toolCalls":[{"toolCallId":"call_1","toolName":"get-user-account","args":{"userId":"u-17"},"source":"llm"}]}
            {"type":"client-tool-request","executionId":"exe_44","toolCalls":[{"toolCallId":"call_2","toolName":"get-browser-location","args":{},"source":"llm"}]}
            {"type":"block-start","blockId":"wb1","blockName":"Generate research","blockType":"next-message","display":"stream","thread":"research","workerId":"wrk_3"}
            {"type":"block-end","blockId":"blk_2","summary":"1 image"}
            {"type":"resource-update","name":"CONVERSATION_SUMMARY","value":"Customer asked for a chart"}
            {"type":"file-available","id":"file_8","mediaType":"image/png","url":"http://localhost:8080/local-files/file_8","filename":"chart.png","size":20480}
            {"type":"source","sourceType":"url","id":"src_1","url":"https://help.example/billing","title":"Billing help"}
            {"type":"todo-update","todos":[{"id":"1","content":"Collect data","status":"in_progress"},{"id":"2","content":"Draw chart","status":"pending"}]}
            {"type":"worker-input-start","workerId":"wrk_3","workerSlug":"research-assistant","description":"Researching"}
            {"type":"worker-input-delta","workerId":"wrk_3","delta":"{\\"TOPIC\\":\\"returns\\"}"}
            {"type":"worker-input-ready","workerId":"wrk_3","input":{"TOPIC":"returns"}}
            {"type":"worker-start","workerId":"wrk_3","workerSlug":"research-assistant","description":"Researching","input":{"TOPIC":"returns"}}
            {"type":"worker-result","workerId":"wrk_3","output":"Returns are possible for 30 days."}
            {"type":"usage","cost":{"currency":"USD","bandwidthFee":0.0004,"providerFee":0.0011,"totalFee":0.0015,"byok":false},"tokens":{"inputTokens":210,"outputTokens":6,"totalTokens":216}}
            """
                    .lines()
                    .toList();

    private final Jsonb jsonb = JsonbBuilder.create();
    private final EventViews views = new EventViews(jsonb);
    private final EventParser parser = new EventParser();

    @AfterEach
    void close() throws Exception {
        jsonb.close();
    }

    @Test
    @DisplayName("C5 each of the 29 types has a view that holds every member, and the text stays what came")
    void everyTypeHasACompleteView() {
        Set<String> seen = new TreeSet<>();
        for (String text : EVENTS) {
            StreamEvent event = parser.parse(text).orElseThrow();
            PlatformEvent view = views.of(event).orElseThrow();

            assertThat(event.json()).isEqualTo(text);
            assertThat(Json.object(Json.parseObject(jsonb.toJson(view)))
                            .add("type", event.type())
                            .build())
                    .isEqualTo(Json.parseObject(text));
            seen.add(event.type());
        }
        assertThat(seen).hasSize(29).isEqualTo(new TreeSet<>(EventViews.types()));
    }

    @Test
    @DisplayName("C5 values of any kind, null included, are kept")
    void valuesOfAnyKindAreKept() {
        PlatformEvent view = views.of(
                        parser.parse("{\"type\":\"tool-output-available\",\"toolCallId\":\"c\",\"output\":null}")
                                .orElseThrow())
                .orElseThrow();

        assertThat(view)
                .isInstanceOfSatisfying(PlatformEvent.ToolOutputAvailable.class, output -> assertThat(output.output())
                        .isIn(JsonValue.NULL, null));
        assertThat(views.of(parser.parse("{\"type\":\"resource-update\",\"name\":\"A\",\"value\":[1,{}]}")
                                .orElseThrow())
                        .orElseThrow())
                .isEqualTo(new PlatformEvent.ResourceUpdate("A", Json.parseValue("[1,{}]")));
    }

    @Test
    @DisplayName("C4 types without a view give none, and members of other kinds are a protocol failure")
    void unknownTypesHaveNoView() {
        assertThat(views.of(parser.parse("{\"type\":\"hologram\"}").orElseThrow()))
                .isEmpty();
        assertThat(views.of(parser.parse("{\"type\":\"text-end\",\"id\":\"t\",\"future\":1}")
                        .orElseThrow()))
                .contains(new PlatformEvent.TextEnd("t", null));
        StreamEvent wrong =
                parser.parse("{\"type\":\"todo-update\",\"todos\":7}").orElseThrow();
        assertThatThrownBy(() -> views.of(wrong)).isInstanceOf(OctavusProtocolException.class);
    }
}
