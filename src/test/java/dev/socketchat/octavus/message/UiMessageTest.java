package dev.socketchat.octavus.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UiMessageTest {

    private static final String MESSAGE =
            """
            {"id":"1785666600000-k3j9x2a","role":"assistant","status":"done","createdAt":"2026-08-02T10:30:02Z","parts":[
            {"type":"reasoning","text":"Billing question.","status":"done"},
            {"type":"tool-call","toolCallId":"call_1","toolName":"get-user-account","displayName":"Looking up your account","args":{"userId":"u-17"},"result":{"plan":"pro"},"status":"done","display":"description"},
            {"type":"operation","operationId":"blk_3","name":"Save summary","operationType":"set-resource","status":"done"},
            {"type":"source","sourceType":"url","id":"src_1","url":"https://help.example/billing","title":"Billing help"},
            {"type":"file","id":"file_8","mediaType":"image/png","url":"http://localhost:8080/local-files/file_8","toolCallId":"call_1"},
            {"type":"object","id":"o1","typeName":"ChatResponse","object":{"content":"ok"},"status":"done"},
            {"type":"todo","todos":[{"id":"1","content":"Collect data","status":"completed"}],"status":"done"},
            {"type":"worker","workerId":"wrk_3","workerSlug":"research-assistant","status":"done","output":"30 days","parts":[{"type":"text","text":"30 days","status":"done"}]},
            {"type":"step-start"},
            {"type":"text","text":"You are on the pro plan.","status":"done","thread":"main"},
            {"type":"hologram","future":1}]}
            """;

    @Test
    @DisplayName("H1 every kind of part of a message is typed and goes back as it came")
    void messagesGoBackAsTheyCame() {
        UiMessage message = UiMessage.fromJson(Json.parseObject(MESSAGE));

        assertThat(message.toJson()).isEqualTo(Json.parseObject(MESSAGE));
        assertThat(message.parts())
                .extracting(part -> part.getClass().getSimpleName())
                .containsExactly(
                        "Reasoning",
                        "Tool",
                        "Operation",
                        "Source",
                        "File",
                        "TypedObject",
                        "Todo",
                        "Worker",
                        "StepStart",
                        "Text",
                        "Other");
        assertThat(((UiPart.Tool) message.parts().get(1)).result().orElseThrow())
                .hasToString("{\"plan\":\"pro\"}");
        assertThat(message.parts().get(1).status()).contains("done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"1\",\"role\":\"user\",\"status\":\"done\",\"createdAt\":\"2026-08-02T10:30:02Z\"}",
                "{\"id\":\"1\",\"role\":\"user\",\"status\":\"done\",\"createdAt\":\"soon\",\"parts\":[]}",
                "{\"id\":\"1\",\"role\":\"user\",\"status\":\"done\",\"parts\":[]}"
            })
    void incompleteMessagesAreProtocolFailures(String json) {
        assertThatThrownBy(() -> UiMessage.fromJson(Json.parseObject(json)))
                .isInstanceOf(OctavusProtocolException.class);
    }

    @Test
    @DisplayName("H5 absent and main are the main thread")
    void mainThreadIsAbsentOrMain() {
        assertThat(UiPart.of(Json.parseObject("{\"type\":\"text\"}")).isOnMainThread())
                .isTrue();
        assertThat(UiPart.of(Json.parseObject("{\"type\":\"text\",\"thread\":\"main\"}"))
                        .isOnMainThread())
                .isTrue();
        assertThat(UiPart.of(Json.parseObject("{\"type\":\"text\",\"thread\":\"side\"}"))
                        .isOnMainThread())
                .isFalse();
    }
}
