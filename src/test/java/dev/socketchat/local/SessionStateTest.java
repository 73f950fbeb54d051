package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.first;
import static dev.socketchat.local.PlatformCaller.json;
import static dev.socketchat.local.PlatformCaller.text;
import static dev.socketchat.local.PlatformCaller.triggerPath;
import static dev.socketchat.local.PlatformCaller.userMessage;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session can tell about itself, and how it ends and comes back. */
class SessionStateTest extends PlatformTest {

    private final SettableClock clock = new SettableClock();
    private String session;
    private String path;

    @Override
    LocalPlatformOptions options() {
        return super.options().withClock(clock);
    }

    @BeforeEach
    void createSession() {
        session = caller.createSession();
        path = "/api/agent-sessions/" + session;
    }

    private JsonObject read(String query) {
        return json(caller.get(path + query).body());
    }

    private void askForThePlan() {
        caller.say(session, "What plan am I on?");
        caller.resume(session, "exe_1", "[{\"toolCallId\":\"call_1\",\"result\":{\"name\":\"Ada\",\"plan\":\"gold\"}}]");
    }

    @Test
    void theFullStateHoldsInputVariablesAndInternalMessages() {
        askForThePlan();

        JsonObject state = read("");

        assertThat(state.getString("status")).isEqualTo("active");
        assertThat(state.getJsonObject("input").getString("COMPANY_NAME")).isEqualTo("Tailwind Traders");
        assertThat(state.getJsonObject("variables")).isEmpty();
        assertThat(state.getJsonObject("resources")).isEmpty();
        assertThat(state.getString("createdAt")).isEqualTo("2026-01-01T12:00:00Z");
        JsonArray messages = state.getJsonArray("messages");
        assertThat(messages.getJsonObject(0).getString("content")).isEqualTo("What plan am I on?");
        JsonObject call = messages.getJsonObject(1).getJsonArray("parts").getJsonObject(0).getJsonObject("toolCall");
        assertThat(call.getString("status")).isEqualTo("available");
        assertThat(call.getJsonObject("result").getString("plan")).isEqualTo("gold");
    }

    @Test
    void pagesAreShownVisibleMessagesWithTheIdsOfTheStream() {
        String answer = first(caller.say(session, "hello"), "start").getString("messageId");

        JsonArray messages = read("?format=ui").getJsonArray("messages");

        assertThat(messages).hasSize(2);
        assertThat(messages.getJsonObject(1).getString("id")).isEqualTo(answer);
        assertThat(messages.getJsonObject(1).getString("status")).isEqualTo("done");
        assertThat(messages.getJsonObject(1).getJsonArray("parts").getJsonObject(0).getString("text"))
                .contains("Tailwind Traders");
    }

    @Test
    void resultsOfToolsThatAreNotStreamedAreNotShown() {
        askForThePlan();

        JsonObject call = read("?format=ui").getJsonArray("messages").getJsonObject(1).getJsonArray("parts")
                .getJsonObject(0);

        assertThat(call.getString("displayName")).isEqualTo("Looking up your account");
        assertThat(call.getString("status")).isEqualTo("done");
        assertThat(call.containsKey("result")).isFalse();
    }

    @Test
    void whatTheHandlerTellsTheModelAloneIsNotShown() {
        caller.post(triggerPath(session), "{\"triggerName\":\"request-human\"}");
        caller.resume(session, "exe_1", "[{\"toolCallId\":\"call_1\",\"result\":{\"ticketId\":\"T-9\"}}]");

        assertThat(read("?format=ui").toString()).doesNotContain("This ticket was opened for them");
        assertThat(read("").toString()).contains("This ticket was opened for them");
        assertThat(read("").getJsonObject("variables").getJsonObject("TICKET").getString("ticketId")).isEqualTo("T-9");
    }

    @Test
    void theSenderOfAMessageIsKept() {
        caller.post(triggerPath(session), "{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"hi\"},"
                + "\"sender\":{\"id\":\"u-1\",\"name\":\"Dana\"}}");

        JsonArray messages = read("?format=ui").getJsonArray("messages");
        assertThat(messages.getJsonObject(0).getJsonObject("sender").getString("name")).isEqualTo("Dana");
        assertThat(messages.getJsonObject(1).containsKey("sender")).isFalse();
    }

    @Test
    void aStoppedAnswerKeepsWhatWasSaid() throws IOException, InterruptedException {
        try (InputStream running = caller.open(triggerPath(session), userMessage("!slow")).body()) {
            assertThat(running.readNBytes(1200)).hasSize(1200);
        }
        assertThat(platform.awaitAborted(1, SOON)).isTrue();
        caller.say(session, "hello");

        JsonObject stopped = read("?format=ui").getJsonArray("messages").getJsonObject(1);
        assertThat(stopped.getString("status")).isEqualTo("done");
        assertThat(stopped.getJsonArray("parts").getJsonObject(0).getString("text")).startsWith("A story, then.");
        assertThat(read("/logs").toString()).contains("\"abort\"");
    }

    @Test
    void stepsAreMarkedForCallersThatKnowThem() throws IOException, InterruptedException {
        askForThePlan();
        HttpRequest current = HttpRequest.newBuilder(platform.baseUri().resolve(path + "?format=ui"))
                .header("X-Octavus-Sdk-Version", "4").build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(current,
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).contains("step-start");
        assertThat(read("?format=ui").toString()).doesNotContain("step-start");
    }

    @Test
    void theLogTellsWhatHappenedInOrder() {
        askForThePlan();

        JsonObject logs = read("/logs?excludeModelRequests=true");

        assertThat(logs.getJsonArray("entries")).extracting(entry -> entry.asJsonObject().getString("type"))
                .containsExactly("trigger", "message", "llm-tool-request", "tool-call", "tool-result", "llm-response");
        assertThat(read("/logs").toString()).contains("model-request");
        assertThat(logs.getInt("total")).isEqualTo(6);
        assertThat(logs.getBoolean("truncated")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=ui", "/logs"})
    void aClearedSessionIsExpired(String query) {
        assertThat(json(caller.send("DELETE", path, "").body()).getBoolean("cleared")).isTrue();
        assertThat(json(caller.send("DELETE", path, "").body()).getBoolean("cleared")).isTrue();

        assertThat(read(query).getString("status")).isEqualTo("expired");
        HttpResponse<String> trigger = caller.post(triggerPath(session), userMessage("hi"));
        assertThat(trigger.statusCode()).isEqualTo(404);
        assertThat(json(trigger.body()).getString("code")).isEqualTo("SESSION_EXPIRED");
    }

    @Test
    void aSessionExpiresWhenItIsNotUsedForADay() {
        clock.advance(Duration.ofHours(23));
        caller.say(session, "hello");
        clock.advance(Duration.ofHours(23));
        assertThat(read("").getString("status")).isEqualTo("active");

        clock.advance(Duration.ofHours(2));

        assertThat(read("").getString("status")).isEqualTo("expired");
    }

    @Test
    void anExpiredSessionIsRestoredFromWhatPagesWereShown() {
        askForThePlan();
        JsonArray before = read("?format=ui").getJsonArray("messages");
        caller.send("DELETE", path, "");

        String restored = caller.post(path + "/restore", "{\"messages\":" + before
                + ",\"input\":{\"COMPANY_NAME\":\"Wingtip\"}}").body();

        assertThat(json(restored).getBoolean("restored")).isTrue();
        assertThat(read("?format=ui").getJsonArray("messages")).isEqualTo(before);
        List<JsonObject> events = caller.say(session, "hello");
        assertThat(text(events)).contains("Wingtip");
        assertThat(first(events, "start").getString("lastMessageId")).isEqualTo("msg_1");
    }

    @Test
    void anActiveSessionIsNotRestored() {
        caller.say(session, "hello");

        assertThat(json(caller.post(path + "/restore", "{\"messages\":[]}").body()).getBoolean("restored")).isFalse();
        assertThat(read("?format=ui").getJsonArray("messages")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[7]", "[{}]", "[{\"id\":\"a\",\"role\":\"tool\"}]",
        "[{\"id\":\"a\",\"role\":\"user\",\"createdAt\":\"yesterday\"}]",
        "[{\"id\":\"a\",\"role\":\"user\",\"createdAt\":1,\"parts\":[1]}]"})
    void whatIsNoMessageIsNotRestored(String messages) {
        caller.send("DELETE", path, "");

        HttpResponse<String> response = caller.post(path + "/restore", "{\"messages\":" + messages + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response.body()).getString("error")).startsWith("The messages cannot be restored");
        assertThat(read("").getString("status")).isEqualTo("expired");
    }

    @Test
    void timesOfRestoredMessagesMayBeNumbersAndUnknownPartsSurvive() {
        caller.send("DELETE", path, "");

        caller.post(path + "/restore", "{\"messages\":[{\"id\":\"m\",\"role\":\"assistant\",\"createdAt\":0,"
                + "\"parts\":[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"novelty\",\"value\":1},"
                + "{\"type\":\"source\",\"sourceType\":\"url\",\"id\":\"s\",\"url\":\"http://a.example\"}]}]}");

        JsonObject message = read("?format=ui").getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("createdAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(message.getJsonArray("parts")).hasSize(3);
    }
}
