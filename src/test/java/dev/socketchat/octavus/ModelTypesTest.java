package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.error.TransportFailures;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.EventParser;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolNames;
import jakarta.json.JsonException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTypesTest {

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

    @ParameterizedTest
    @CsvSource({
        "rate_limit_error, platform, RATE_LIMIT",
        "quota_exceeded_error, platform, QUOTA_EXCEEDED",
        "validation_error, platform, VALIDATION"
    })
    @DisplayName("H2 failures know their type")
    void failuresKnowTheirType(String type, String source, ErrorType expected) {
        assertThat(failure(type, source).is(expected)).isTrue();
        assertThat(failure("unknown_error", source).is(expected)).isFalse();
    }

    @Test
    @DisplayName("H2 authentication, provider, tool and retryable are told apart")
    void failuresAreToldApart() {
        assertThat(failure("authentication_error", "platform").isAuthentication())
                .isTrue();
        assertThat(failure("permission_error", "platform").isAuthentication()).isTrue();
        assertThat(failure("provider_timeout", "platform").isProvider()).isTrue();
        assertThat(failure("internal_error", "provider").isProvider()).isTrue();
        assertThat(failure("tool_error", "platform").isTool()).isTrue();
        assertThat(failure("execution_error", "platform"))
                .matches(it -> !it.isAuthentication() && !it.isProvider() && !it.isTool() && !it.retryable());
    }

    @Test
    @DisplayName("H3 error events made here are not retryable and leave optional members out")
    void errorEventsHaveDefaults() {
        assertThat(StreamEvent.Failure.of(ErrorType.VALIDATION, "No.").json())
                .isEqualTo(
                        "{\"type\":\"error\",\"errorType\":\"validation_error\",\"message\":\"No.\",\"source\":\"platform\",\"retryable\":false}");
        assertThat(StreamEvent.Failure.of(ErrorType.TOOL).message()).isEqualTo(ErrorType.TOOL.safeText());
    }

    @Test
    @DisplayName("H4 reset, broken pipe, timeout and refusal may pass; a parse error will not")
    void networkFailuresAreRecognised() {
        assertThat(List.of(
                        new SocketException("Connection reset"),
                        new IOException("Broken pipe"),
                        new SocketTimeoutException(),
                        new ConnectException("Connection refused"),
                        new EOFException(),
                        new OctavusIoException("x", new IOException("y", new ConnectException()))))
                .allMatch(TransportFailures::isTransient);
        assertThat(TransportFailures.isTransient(new JsonException("Unexpected character")))
                .isFalse();
        assertThat(TransportFailures.isTransient(new OctavusProtocolException("nonsense", null)))
                .isFalse();
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

    @Test
    @DisplayName("H6 file references are recognised by shape")
    void fileReferencesAreRecognised() {
        String file =
                "{\"id\":\"f\",\"mediaType\":\"image/png\",\"url\":\"https://x/f\",\"filename\":\"a.png\",\"size\":3}";

        assertThat(FileReference.from(Json.parseValue(file)).orElseThrow().toJson())
                .hasToString(file);
        assertThat(FileReference.isFileReference(Json.parseValue("{\"id\":\"f\",\"url\":\"u\"}")))
                .isFalse();
        assertThat(FileReference.isFileReference(Json.parseValue("7"))).isFalse();
        assertThat(FileReference.isFileReferences(Json.parseValue("[" + file + "]")))
                .isTrue();
        assertThat(FileReference.isFileReferences(Json.parseValue("[" + file + ",1]")))
                .isFalse();
        assertThat(FileReference.isFileReferences(Json.parseValue("[]"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "octavus_skill_read, true, true, false, false",
        "octavus_code_run, true, true, false, false",
        "octavus_file_write, true, true, false, false",
        "octavus_mcp_list, true, false, true, false",
        "octavus_reference_read, true, false, false, true",
        "octavus_web_search, true, false, false, false",
        "get-user-account, false, false, false, false",
        "math__double, false, false, false, false"
    })
    @DisplayName("H7 built-in tools are recognised by name")
    void builtInToolsAreRecognised(String name, boolean builtIn, boolean skill, boolean mcp, boolean reference) {
        assertThat(List.of(
                        ToolNames.isBuiltIn(name),
                        ToolNames.isSkill(name),
                        ToolNames.isMcp(name),
                        ToolNames.isReference(name)))
                .containsExactly(builtIn, skill, mcp, reference);
    }

    @Test
    @DisplayName("H8 ids are unique and have the form of the browser clients")
    void idsAreUnique() {
        Ids ids = new Ids(Clock.systemUTC(), new Random(1));
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).hasSize(10_000).allMatch(id -> id.matches("\\d{13}-[0-9a-z]{7}"));
    }

    @Test
    void sendersLeaveOutWhatIsUnknown() {
        assertThat(new Sender(Optional.of("u"), Optional.empty(), Optional.of("https://i")).toJson())
                .hasToString("{\"id\":\"u\",\"image\":\"https://i\"}");
    }

    private static StreamEvent.Failure failure(String type, String source) {
        return (StreamEvent.Failure) new EventParser()
                .parse("{\"type\":\"error\",\"errorType\":\"" + type + "\",\"message\":\"m\",\"source\":\"" + source
                        + "\"}")
                .orElseThrow();
    }
}
