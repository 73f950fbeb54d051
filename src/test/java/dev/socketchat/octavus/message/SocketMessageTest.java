package dev.socketchat.octavus.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.message.InvalidSocketMessageException.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketMessageTest {

    private static final String INPUT = "\"input\":{\"USER_MESSAGE\":\"Hello\"}";

    enum Bad {
        EMPTY(Kind.UNRECOGNISED, ""),
        NOT_JSON(Kind.UNRECOGNISED, "hello"),
        TRUNCATED(Kind.UNRECOGNISED, "{\"type\":\"trigger\""),
        TRAILING_TEXT(Kind.UNRECOGNISED, "{\"type\":\"stop\"} x"),
        ARRAY(Kind.UNRECOGNISED, "[{\"type\":\"stop\"}]"),
        NUMBER(Kind.UNRECOGNISED, "7"),
        NO_TYPE(Kind.UNRECOGNISED, "{\"triggerName\":\"user-message\"}"),
        TYPE_EMPTY(Kind.UNRECOGNISED, "{\"type\":\"\"}"),
        CUSTOM_TOO_LONG(Kind.UNRECOGNISED, "{\"type\":\"dance\"" + " ".repeat(65_536) + "}"),
        CUSTOM_TOO_DEEP(Kind.UNRECOGNISED, "{\"type\":\"dance\",\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"),
        TYPE_IS_NO_TEXT(Kind.UNRECOGNISED, "{\"type\":7}"),
        SINGLE_QUOTES(Kind.UNRECOGNISED, "{'type':'stop'}"),
        CONTROL_CHARACTER(Kind.UNRECOGNISED, "{\"type\":\"stop\n\"}"),
        TRIGGER_WITHOUT_NAME(Kind.TRIGGER, "{\"type\":\"trigger\"}"),
        TRIGGER_NAME_EMPTY(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"\"}"),
        TRIGGER_NAME_NO_TEXT(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":{}}"),
        TRIGGER_NAME_WITH_PATH(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"../x\"}"),
        TRIGGER_NAME_TOO_LONG(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"" + "x".repeat(101) + "\"}"),
        INPUT_NO_OBJECT(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":[]}"),
        INPUT_NULL(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":null}"),
        INPUT_TEXT_TOO_LONG(
                Kind.TRIGGER,
                "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":{\"A\":[\"" + "x".repeat(32_001) + "\"]}}"),
        ROLLBACK_NO_TEXT(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"t\",\"rollbackAfterMessageId\":7}"),
        ROLLBACK_EMPTY(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"t\",\"rollbackAfterMessageId\":\"\"}"),
        TOO_DEEP(
                Kind.TRIGGER,
                "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":{\"a\":" + "[".repeat(31) + "]".repeat(31)
                        + "}}"),
        FAR_TOO_DEEP(Kind.UNRECOGNISED, "{\"type\":\"trigger\",\"input\":" + "[".repeat(30_000)),
        TOO_MANY_MEMBERS(
                Kind.TRIGGER,
                "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":{\"a\":[0" + ",0".repeat(2000) + "]}}"),
        NUMBER_TOO_LONG(
                Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":{\"a\":" + "9".repeat(33) + "}}"),
        TRIGGER_TOO_LONG(Kind.TRIGGER, "{\"type\":\"trigger\",\"triggerName\":\"t\"" + " ".repeat(65_536) + "}"),
        CONTINUE_WITHOUT_EXECUTION(Kind.CONTINUE, "{\"type\":\"continue\",\"toolResults\":[]}"),
        CONTINUE_WITHOUT_RESULTS(Kind.CONTINUE, "{\"type\":\"continue\",\"executionId\":\"e\"}"),
        RESULT_NO_OBJECT(Kind.CONTINUE, "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[7]}"),
        RESULT_WITHOUT_ID(
                Kind.CONTINUE, "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[{\"result\":1}]}"),
        RESULT_ERROR_NO_TEXT(
                Kind.CONTINUE,
                "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[{\"toolCallId\":\"c\",\"error\":{}}]}"),
        RESULT_FILES_NO_LIST(
                Kind.CONTINUE,
                "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[{\"toolCallId\":\"c\",\"files\":{}}]}"),
        RESULT_FILE_WITHOUT_URL(
                Kind.CONTINUE,
                "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[{\"toolCallId\":\"c\",\"files\":[{\"id\":\"f\",\"mediaType\":\"a/b\",\"url\":\"javascript:1\"}]}]}"),
        TOO_MANY_RESULTS(
                Kind.CONTINUE,
                "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[" + "{\"toolCallId\":\"c\"},".repeat(64)
                        + "{\"toolCallId\":\"c\"}]}"),
        MESSAGE_TOO_LONG(Kind.UNRECOGNISED, " ".repeat(1024 * 1024) + "{}");

        final Kind kind;
        final String text;

        Bad(Kind kind, String text) {
            this.kind = kind;
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("I10 a message that breaks a rule is refused with a sentence and the kind it was meant to be")
    void brokenMessagesAreRefusedWithTheirKind(Bad bad) {
        assertThatThrownBy(() -> SocketMessage.parse(bad.text))
                .isInstanceOfSatisfying(InvalidSocketMessageException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(bad.kind);
                    assertThat(refused.getMessage()).endsWith(".").hasSizeLessThan(200);
                });
    }

    @Test
    void stopIsRecognised() {
        assertThat(SocketMessage.parse(" {\"type\" : \"stop\", \"more\":1}\n")).isEqualTo(new SocketMessage.Stop());
        assertThat(SocketMessage.parse("{\"ty\\u0070e\":\"st\\u006fp\"}")).isEqualTo(new SocketMessage.Stop());
    }

    @Test
    @DisplayName("C14 rollbackAfterMessageId has three states with three bodies")
    void rollbackHasThreeStates() {
        assertThat(body("")).isEqualTo("{\"triggerName\":\"user-message\"," + INPUT + "}");
        assertThat(body(",\"rollbackAfterMessageId\":null"))
                .isEqualTo("{\"triggerName\":\"user-message\"," + INPUT + ",\"rollbackAfterMessageId\":null}");
        assertThat(body(",\"rollbackAfterMessageId\":\"msg_2\""))
                .isEqualTo("{\"triggerName\":\"user-message\"," + INPUT + ",\"rollbackAfterMessageId\":\"msg_2\"}");
    }

    @Test
    void triggerWithoutInputSendsNone() {
        SocketMessage.Trigger trigger =
                (SocketMessage.Trigger) SocketMessage.parse("{\"type\":\"trigger\",\"triggerName\":\"request-human\"}");

        assertThat(trigger.toJson(true).build()).hasToString("{\"triggerName\":\"request-human\"}");
    }

    @Test
    @DisplayName("I12 S5 sender and every other foreign member of a trigger are dropped; the server's sender is sent")
    void foreignMembersOfATriggerAreDropped() {
        SocketMessage.Trigger trigger = (SocketMessage.Trigger)
                SocketMessage.parse(
                        "{\"type\":\"trigger\",\"triggerName\":\"user-message\"," + INPUT
                                + ",\"sender\":{\"id\":\"evil\"},\"executionId\":\"e\",\"toolResults\":[],\"dynamicToolSchemas\":[],\"sessionId\":\"s\"}");

        assertThat(trigger.toJson(true).build()).hasToString("{\"triggerName\":\"user-message\"," + INPUT + "}");
        assertThat(trigger.withSender(Sender.of("u-17", "Dana")).toJson(true).build())
                .hasToString("{\"triggerName\":\"user-message\"," + INPUT
                        + ",\"sender\":{\"id\":\"u-17\",\"name\":\"Dana\"}}");
    }

    @Test
    @DisplayName("S6 routing members of tool results are dropped, result, error and files stay")
    void routingMembersOfResultsAreDropped() {
        SocketMessage.Continue parsed = (SocketMessage.Continue)
                SocketMessage.parse(
                        "{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":["
                            + "{\"toolCallId\":\"a\",\"toolName\":\"x\",\"result\":null,\"outputVariable\":\"V\",\"blockIndex\":1,\"thread\":\"t\",\"workerId\":\"w\"},"
                            + "{\"toolCallId\":\"b\",\"error\":\"no\",\"result\":1},{\"toolCallId\":\"c\"},"
                            + "{\"toolCallId\":\"d\",\"files\":[{\"id\":\"f\",\"mediaType\":\"image/png\",\"url\":\"https://x/y\",\"evil\":1}]}]}");

        assertThat(parsed.executionId()).isEqualTo("exe_1");
        assertThat(parsed.toolResults())
                .hasToString(
                        "[{\"toolCallId\":\"a\",\"result\":null},{\"toolCallId\":\"b\",\"error\":\"no\"},"
                            + "{\"toolCallId\":\"c\"},{\"toolCallId\":\"d\",\"files\":[{\"id\":\"f\",\"mediaType\":\"image/png\",\"url\":\"https://x/y\"}]}]");
    }

    @Test
    void continuationMayBeLongerThanATrigger() {
        String text =
                "{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[{\"toolCallId\":\"c\",\"result\":\""
                        + "x".repeat(500_000) + "\"}]}";

        assertThat(SocketMessage.parse(text)).isInstanceOf(SocketMessage.Continue.class);
    }

    @Test
    void aTypeOfTheApplicationsOwnComesWithAllItsMembers() {
        SocketMessage.Custom custom = (SocketMessage.Custom) SocketMessage.parse("{\"type\":\"dance\",\"steps\":[1,2]}");

        assertThat(custom.type()).isEqualTo("dance");
        assertThat(custom.members().getJsonArray("steps")).hasSize(2);
    }

    @Test
    void loneSurrogatesAndEscapesSurvive() {
        SocketMessage.Trigger trigger = (SocketMessage.Trigger) SocketMessage.parse(
                "{\"type\":\"trigger\",\"triggerName\":\"t\",\"input\":{\"A\":\"\\ud800\\u2028\\/\\b\"}}");

        assertThat(trigger.input().orElseThrow().getString("A")).isEqualTo("\ud800\u2028/\b");
    }

    private static String body(String more) {
        SocketMessage.Trigger trigger = (SocketMessage.Trigger)
                SocketMessage.parse("{\"type\":\"trigger\",\"triggerName\":\"user-message\"," + INPUT + more + "}");
        return trigger.toJson(true).build().toString();
    }
}
