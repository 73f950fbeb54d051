package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Collections;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one page may send, and what it hears when it sends more. */
@ArquillianTest
class LimitsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final int POLICY_VIOLATION = 1008;
    private static final int TOO_BIG = 1009;
    private static final String NONSENSE = "{\"type\":\"nonsense\"}";
    private static final String TRIGGER = "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":%s}}";

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        // One message a second, so that a slow server earns none while it reads those of a test.
        return Wars.inContext().addAsResource(new StringAsset("octavus.message.per-second=1"), "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void connect() {
        chat = ChatClient.connect(Wars.contextAddress());
    }

    @AfterEach
    void othersStillGetAnswers() {
        chat.abort();
        try (ChatClient other = ChatClient.connect(Wars.contextAddress())) {
            assertThat(other.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        }
    }

    @Test
    void messagesBeyondTheBurstAreAnsweredWithTheTimeToWait() {
        chat.sendText(frame(NONSENSE, 35));
        JsonObject error = chat.ask("Hello").awaitEnd();

        assertThat(error.getString("errorType")).isEqualTo("rate_limit_error");
        assertThat(error.getBoolean("retryable")).isTrue();
        assertThat(error.getInt("retryAfter")).isBetween(5, 7);
        assertThat(chat.seen()).filteredOn(event -> event.toString().contains("too fast")).hasSizeBetween(4, 6);
        assertThat(PLATFORM.requests("/trigger")).isEmpty();
    }

    @Test
    void aStopIsObeyedHoweverManyMessagesCameBefore() {
        PLATFORM.faults().next(new Fault.Silence(1, true));
        chat.ask("Hello").await("start");
        chat.sendText(frame(NONSENSE, 35)).send("{\"type\":\"stop\"}");
        chat.await("message-rejected");

        assertThat(chat.sendText(frame(NONSENSE, 1)).types()).doesNotContain("finish", "error");
    }

    @Test
    void aFrameFullOfMessagesClosesTheConnection() {
        chat.sendText("[" + String.join(",", Collections.nCopies(21_000, "\"\"")) + "]");

        assertThat(chat.awaitClosed()).isEqualTo(POLICY_VIOLATION);
    }

    @Test
    void aTextOfTheLongestLengthIsTakenAndOneCharacterMoreIsNot() {
        assertThat(chat.ask("x".repeat(32_000)).awaitEnd().getString("type")).isEqualTo("finish");
        assertThat(chat.ask("x".repeat(32_001)).awaitEnd().getString("errorType")).isEqualTo("validation_error");
    }

    /** Values that are bigger in their parts than any page would send. */
    enum Excess {
        DEPTH("[".repeat(40) + "]".repeat(40)),
        MEMBERS("[" + String.join(",", Collections.nCopies(2_001, "0")) + "]"),
        NUMBER("1".repeat(33));

        private final String value;

        Excess(String value) {
            this.value = value;
        }
    }

    @ParameterizedTest
    @EnumSource
    void excessiveJsonIsRefusedOnceAndClosesTheConnectionAtTheSecondTime(Excess excess) {
        assertThat(chat.send(TRIGGER.formatted(excess.value)).awaitEnd().getString("errorType")).isEqualTo("validation_error");
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        chat.send(TRIGGER.formatted(excess.value));

        assertThat(chat.awaitClosed()).isEqualTo(POLICY_VIOLATION);
        assertThat(PLATFORM.requests("/trigger")).hasSize(1);
    }

    @Test
    void aLongResultIsTakenWhileTheAgentWaitsForIt() {
        String results = longResult(askWhereIAm());

        assertThat(chat.send(results).awaitEnd().getString("type")).isEqualTo("finish");
        assertThat(PLATFORM.requests("/trigger").get(1).body()).contains("x".repeat(1_000));
    }

    @Test
    void aLongMessageIsTooBigAtAnyOtherTime() {
        String results = longResult(askWhereIAm());
        chat.ask("Hello").awaitEnd();

        assertThat(chat.awaitClosedWhile(() -> chat.send(results))).isEqualTo(TOO_BIG);
    }

    @Test
    void moreThan64ResultsAreTooMany() {
        String result = "{\"toolCallId\":\"c\",\"result\":1}";
        String results = String.join(",", Collections.nCopies(65, result));
        chat.send("{\"type\":\"continue\",\"executionId\":\"e\",\"toolResults\":[" + results + "]}");

        assertThat(chat.awaitEnd().getString("errorType")).isEqualTo("validation_error");
    }

    private JsonObject askWhereIAm() {
        JsonObject request = chat.ask("Where am I?").await("client-tool-request");
        chat.awaitEnd();
        return request;
    }

    private static String longResult(JsonObject request) {
        String call = request.getJsonArray("toolCalls").getJsonObject(0).getString("toolCallId");
        return Json.createObjectBuilder().add("type", "continue").add("executionId", request.getString("executionId"))
                .add("toolResults", Json.createArrayBuilder().add(Json.createObjectBuilder().add("toolCallId", call)
                        .add("result", "x".repeat(900_000)))).build().toString();
    }

    private static String frame(String message, int times) {
        return Json.createArrayBuilder(Collections.nCopies(times, message)).build().toString();
    }
}
