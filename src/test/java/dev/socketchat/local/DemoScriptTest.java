package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.first;
import static dev.socketchat.local.PlatformCaller.text;
import static dev.socketchat.local.PlatformCaller.types;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoScriptTest extends PlatformTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Hello                          | Tailwind Traders",
        "hi there!                      | - *",
        "Who are you?                   | demo agent",
        "Are you a human?               | No language model",
        "How do I use my own agent?     | OCTAVUS_AGENT_ID",
        "Show me code                   | ```java",
        "Show me a table                | These are the tools I have",
        "help                           | 1. **Look up",
        "thank you                      | welcome",
        "bye                            | Tailwind Traders",
        "Where can I find my order?     | only the demo agent",
        "What is the meaning of life?   | Tailwind Traders",
        "!think                         | thoughts"})
    void talkIsAnsweredWithText(String message, String expected) {
        List<JsonObject> events = caller.say(caller.createSession(), message);

        assertThat(text(events)).contains(expected).doesNotContain("{{");
        assertThat(first(events, "finish").getString("finishReason")).isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "What plan am I on?                              | get-user-account",
        "Can I talk to a real person?                    | create-support-ticket",
        "Show my account                                 | get-user-account",
        "Where am I?                                     | get-browser-location",
        "what is my location                             | get-browser-location",
        "Can you tell me where I am?                     | get-browser-location",
        "I get an error code 500                         | create-support-ticket",
        "My printer is broken                            | create-support-ticket",
        "The app doesn't work                            | create-support-ticket",
        "Please open a ticket: the door squeaks          | create-support-ticket",
        "Which plan am I on, and where am I right now?   | get-user-account, get-browser-location"})
    void someQuestionsNeedTools(String message, String tools) {
        JsonObject request = first(caller.say(caller.createSession(), message), "tool-request");

        assertThat(request.getJsonArray("toolCalls")).extracting(call -> call.asJsonObject().getString("toolName"))
                .containsExactly(tools.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "My printer is broken                              | My printer is broken",
        "Please open a ticket: the door squeaks            | the door squeaks",
        "I need a ticket because \"it\" is too loud        | \"it\" is too loud"})
    void theSummaryOfATicketIsTakenFromTheMessage(String message, String summary) {
        JsonObject call = first(caller.say(caller.createSession(), message), "tool-request").getJsonArray("toolCalls")
                .getJsonObject(0);

        assertThat(call.getJsonObject("args").getString("summary")).isEqualTo(summary);
    }

    @Test
    void theAnswerQuotesTicketAndEstimate() {
        String session = caller.createSession();
        caller.say(session, "My printer is broken");

        String text = text(caller.resume(session, "exe_1",
                "[{\"toolCallId\":\"call_1\",\"result\":{\"ticketId\":\"T-77\",\"estimatedResponse\":\"3h\"}}]"));

        assertThat(text).contains("T-77").contains("3h");
    }

    @Test
    void templatesInAMessageStayTheTextTheyAre() {
        String session = caller.createSession();
        JsonObject call = first(caller.say(session, "{{COMPANY_NAME}} is broken"), "tool-request")
                .getJsonArray("toolCalls").getJsonObject(0);

        assertThat(call.getJsonObject("args").getString("summary")).isEqualTo("{{COMPANY_NAME}} is broken");
    }

    @Test
    void theLongStoryComesInHundredsOfSmallPieces() throws Exception {
        // The pace of the story is its own; only its beginning is waited for here.
        List<String> beginning = types(PlatformCaller.events(new String(caller.open(
                PlatformCaller.triggerPath(caller.createSession()), PlatformCaller.userMessage("tell me a long story"))
                .body().readNBytes(1500), StandardCharsets.UTF_8).replaceFirst("data: [^\n]*$", "")));

        assertThat(beginning).contains("reasoning-delta");
    }
}
