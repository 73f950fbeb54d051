package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.first;
import static dev.socketchat.local.PlatformCaller.text;
import static dev.socketchat.local.PlatformCaller.types;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSequenceTest extends PlatformTest {

    private static final String ACCOUNT =
            "[{\"toolCallId\":\"call_1\",\"toolName\":\"get-user-account\",\"result\":{\"name\":\"Ada\",\"plan\":\"gold\"}}]";

    @Test
    void aToolRoundBeginsWithTheseVeryEvents() {
        String session = caller.createSession();

        String body = caller.post(PlatformCaller.triggerPath(session),
                PlatformCaller.userMessage("What plan am I on?")).body();

        assertThat(body.lines().filter(line -> !line.isEmpty())).containsExactly(
                "data: {\"type\":\"start\",\"messageId\":\"msg_1\",\"executionId\":\"exe_1\",\"sessionId\":\"" + session
                        + "\"}",
                "data: {\"type\":\"block-start\",\"blockId\":\"user-message:1\",\"blockName\":\"Respond to user\","
                        + "\"blockType\":\"next-message\",\"display\":\"stream\",\"outputToChat\":true}",
                "data: {\"type\":\"tool-input-start\",\"toolCallId\":\"call_1\",\"toolName\":\"get-user-account\","
                        + "\"title\":\"Looking up your account\",\"display\":\"description\"}",
                "data: {\"type\":\"tool-input-delta\",\"toolCallId\":\"call_1\",\"inputTextDelta\":\"{}\"}",
                "data: {\"type\":\"tool-input-end\",\"toolCallId\":\"call_1\"}",
                "data: {\"type\":\"tool-input-available\",\"toolCallId\":\"call_1\",\"toolName\":\"get-user-account\","
                        + "\"input\":{}}",
                "data: {\"type\":\"tool-request\",\"toolCalls\":[{\"toolCallId\":\"call_1\",\"toolName\":"
                        + "\"get-user-account\",\"args\":{},\"source\":\"llm\"}]}",
                "data: {\"type\":\"finish\",\"finishReason\":\"tool-calls\",\"executionId\":\"exe_1\"}",
                "data: [DONE]");
        assertThat(body).endsWith("data: [DONE]\n\n");
    }

    @Test
    void aContinuationAnswersWithTheResultAndRepeatsNoBlockStart() {
        String session = caller.createSession();
        caller.say(session, "What plan am I on?");

        List<JsonObject> events = caller.resume(session, "exe_1", ACCOUNT);

        assertThat(events.get(0).toString()).isEqualTo("{\"type\":\"start\",\"messageId\":\"msg_1\",\"executionId\":"
                + "\"exe_1\",\"lastMessageId\":\"msg_2\",\"sessionId\":\"" + session + "\"}");
        assertThat(types(events)).startsWith("start", "text-start", "text-delta")
                .endsWith("text-delta", "text-end", "block-end", "finish").doesNotContain("block-start");
        assertThat(first(events, "finish").getString("finishReason")).isEqualTo("stop");
        assertThat(text(events)).contains("gold").contains("Ada");
    }

    @Test
    void twoToolsOfOneStepComeInOneRequest() {
        List<JsonObject> events = caller.say(caller.createSession(), "What plan am I on, and where am I?");

        assertThat(types(events)).containsSubsequence("tool-input-start", "tool-input-available", "tool-input-start",
                "tool-input-available", "tool-request", "finish");
        assertThat(first(events, "tool-request").getJsonArray("toolCalls")).extracting(call ->
                call.asJsonObject().getString("toolName")).containsExactly("get-user-account", "get-browser-location");
    }

    @Test
    void aBlockThatCallsAToolSuspendsAndResumes() {
        String session = caller.createSession();
        List<JsonObject> asked = PlatformCaller.events(caller.post(PlatformCaller.triggerPath(session),
                "{\"triggerName\":\"request-human\"}").body());

        JsonObject call = first(asked, "tool-request").getJsonArray("toolCalls").getJsonObject(0);
        assertThat(call.toString()).isEqualTo("{\"toolCallId\":\"call_1\",\"toolName\":\"create-support-ticket\","
                + "\"args\":{\"summary\":\"Customer asked for a person\",\"priority\":\"medium\"},\"source\":\"block\","
                + "\"outputVariable\":\"TICKET\",\"blockIndex\":0}");
        List<JsonObject> answered = caller.resume(session, "exe_1",
                "[{\"toolCallId\":\"call_1\",\"result\":{\"ticketId\":\"T-9\"},\"outputVariable\":\"TICKET\",\"blockIndex\":0}]");
        assertThat(types(answered)).startsWith("start", "block-end", "block-start", "text-start");
        assertThat(text(answered)).contains("T-9").contains("Tailwind Traders");
    }

    @Test
    void reasoningAndSourcesStandAroundTheText() {
        List<String> types = types(caller.say(caller.createSession(), "!think"));

        assertThat(types.stream().distinct()).containsExactly("start", "block-start", "reasoning-start",
                "reasoning-delta", "reasoning-end", "text-start", "text-delta", "text-end", "source", "block-end",
                "finish");
    }

    @Test
    void anErrorOfTheModelEndsTheStreamWithoutFinish() {
        List<JsonObject> events = caller.say(caller.createSession(), "!error");

        JsonObject error = events.get(events.size() - 1);
        assertThat(error.getString("type")).isEqualTo("error");
        assertThat(error.getString("errorType")).isEqualTo("rate_limit_error");
        assertThat(error.getBoolean("retryable")).isTrue();
        assertThat(error.getInt("retryAfter")).isEqualTo(5);
        assertThat(types(events)).containsSubsequence("text-delta", "text-end", "error").doesNotContain("finish");
    }

    @Test
    void lastMessageIdNamesTheMessageBeforeTheTurn() {
        String session = caller.createSession();
        String answer = first(caller.say(session, "hello"), "start").getString("messageId");

        assertThat(first(caller.say(session, "thanks"), "start").getString("lastMessageId")).isEqualTo(answer);
    }

    @Test
    void theStreamHasTheHeadersThatKeepProxiesFromBuffering() {
        HttpResponse<String> response = caller.post(PlatformCaller.triggerPath(caller.createSession()),
                PlatformCaller.userMessage("hi"));

        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(response.headers().firstValue("x-accel-buffering")).contains("no");
    }

    @Test
    void equalRunsGiveEqualEvents() {
        List<JsonObject> one = caller.say(caller.createSession(), "hello");
        stopQuietly();
        start();

        List<JsonObject> other = caller.say(caller.createSession(), "hello");

        assertThat(other.subList(1, other.size())).isEqualTo(one.subList(1, one.size()));
    }

    private void stopQuietly() {
        platform.close();
    }
}
