package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.first;
import static dev.socketchat.local.PlatformCaller.text;
import static dev.socketchat.local.PlatformCaller.triggerPath;
import static dev.socketchat.local.PlatformCaller.userMessage;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One turn at a time: busy sessions, stops, given-up executions, and what may come as tool results. */
class TurnTest extends PlatformTest {

    private String session;

    @BeforeEach
    void createSession() {
        session = caller.createSession();
    }

    @Test
    void aSecondTurnIsToldThatTheSessionIsBusy() throws IOException, InterruptedException {
        try (InputStream running = caller.open(triggerPath(session), userMessage("!slow")).body()) {
            assertThat(running.read()).isPositive();

            HttpResponse<String> second = caller.post(triggerPath(session), userMessage("hello"));

            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("retry-after")).contains("1");
            assertThat(PlatformCaller.json(second.body()).getString("code")).isEqualTo("SESSION_BUSY");
        }
    }

    @Test
    void aCallerThatHangsUpFreesTheSessionAndThePartialAnswerStays() throws IOException, InterruptedException {
        try (InputStream running = caller.open(triggerPath(session), userMessage("!slow")).body()) {
            assertThat(running.readNBytes(2000)).hasSize(2000);
        }

        assertThat(platform.awaitAborted(1, SOON)).isTrue();
        String last = first(caller.say(session, "hello"), "start").getString("lastMessageId");
        assertThat(last).isEqualTo("msg_1");
        assertThat(platform.aborted().get(0).events()).isPositive();
        assertThat(platform.openStreams()).isZero();
    }

    @Test
    void aCallerThatHangsUpIsNoticedWhileNothingIsSent() throws IOException, InterruptedException {
        platform.faults().next(new Fault.Silence(1, false));
        try (InputStream silent = caller.open(triggerPath(session), userMessage("hello")).body()) {
            assertThat(silent.read()).isPositive();
        }

        assertThat(platform.awaitAborted(1, SOON)).isTrue();
        assertThat(text(caller.say(session, "hello"))).isNotEmpty();
    }

    @Test
    void aNewTriggerGivesUpAnExecutionThatWaitsForTools() {
        String waiting = first(caller.say(session, "Where am I?"), "start").getString("executionId");

        caller.say(session, "hello");

        HttpResponse<String> late = caller.post(triggerPath(session),
                "{\"executionId\":\"" + waiting + "\",\"toolResults\":[]}");
        assertThat(late.statusCode()).isEqualTo(404);
    }

    @Test
    void aFinishedExecutionCannotBeContinued() {
        String done = first(caller.say(session, "hello"), "start").getString("executionId");

        assertThat(caller.post(triggerPath(session), "{\"executionId\":\"" + done + "\",\"toolResults\":[]}")
                .statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[{\"toolCallId\":\"call_1\",\"result\":{\"lat\":1.5,\"lng\":2.25}}]                | 1.5",
        "[{\"toolCallId\":\"call_1\",\"result\":{\"latitude\":1.5,\"longitude\":2.25}}]     | 2.25",
        "[{\"toolCallId\":\"call_1\",\"result\":{\"lat\":3,\"lng\":4},\"error\":\"\"}]      | latitude **3**",
        "[{\"toolCallId\":\"call_1\",\"error\":\"User denied geolocation\"}]                | User denied geolocation",
        "[{\"toolCallId\":\"call_1\"}]                                                      | says about your location: null",
        "[]                                                                                 | No result was sent",
        "[{\"toolCallId\":\"call_9\",\"result\":1}]                                         | No result was sent",
        "[7,{\"toolCallId\":\"call_9\"},{\"toolCallId\":\"call_1\",\"result\":{\"lat\":9,\"lng\":9}}] | **9**"})
    void toolResultsMayBeOddButAreAnswered(String results, String expected) {
        caller.say(session, "Where am I?");

        assertThat(text(caller.resume(session, "exe_1", results))).contains(expected);
    }

    @Test
    void resultsMayComeInAnyOrderAndForSomeCallsOnly() {
        caller.say(session, "What plan am I on and where am I?");

        String text = text(caller.resume(session, "exe_1", "[{\"toolCallId\":\"call_2\",\"error\":\"denied\"},"
                + "{\"toolCallId\":\"call_1\",\"result\":{\"name\":\"Ada\",\"plan\":\"gold\"}}]"));

        assertThat(text).contains("gold").contains("Ada").contains("denied");
    }

    @Test
    void theServersOwnContinuationRepeatsTheTriggerAndIsStillAContinuation() {
        caller.say(session, "What plan am I on?");

        List<JsonObject> events = PlatformCaller.events(caller.post(triggerPath(session),
                "{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"What plan am I on?\"},"
                        + "\"rollbackAfterMessageId\":null,\"executionId\":\"exe_1\",\"toolResults\":"
                        + "[{\"toolCallId\":\"call_1\",\"result\":{\"plan\":\"gold\"}}]}").body());

        assertThat(text(events)).contains("gold");
        assertThat(first(events, "start").getString("lastMessageId")).isEqualTo("msg_2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "null        | ``",
        "\"msg_1\"   | msg_1",
        "\"unknown\" | msg_3"})
    void aRollbackDropsWhatCameAfterAMessage(String rollback, String lastMessage) {
        caller.say(session, "hello");
        caller.say(session, "thanks");

        JsonObject start = PlatformCaller.events(caller.post(triggerPath(session), "{\"triggerName\":\"user-message\","
                + "\"input\":{\"USER_MESSAGE\":\"again\"},\"rollbackAfterMessageId\":" + rollback + "}").body()).get(0);

        assertThat(start.getString("lastMessageId", "")).isEqualTo(lastMessage == null ? "" : lastMessage);
    }
}
