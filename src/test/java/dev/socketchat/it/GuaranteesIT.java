package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page may rely on, whatever carries the conversation: each sentence over every kind of transport. */
@ArquillianTest
class GuaranteesIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @RegisterExtension
    static final EveryTransport TRANSPORTS = new EveryTransport();

    private static final String STOP = "{\"type\":\"stop\"}";
    private static final String TRIGGER = "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"%s\"}}";
    private static final Set<String> MAY_BE_NULL = Set.of("output", "input", "value", "result", "args", "default");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @AfterEach
    void leave() {
        chat.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventOfALongAnswerArrivesOnceAndInOrderEachAMessageOfItsOwn(Over over) {
        chat = over.connect();
        PLATFORM.faults().next(new Fault.Flood(5_000, 16, Duration.ZERO));

        chat.ask("Tell me a long story").awaitEnd();

        assertThat(chat.seen().stream().filter(event -> "text-delta".equals(event.getString("type")))
                .map(event -> event.getString("delta").strip()))
                .containsExactlyElementsOf(IntStream.range(0, 5_000).mapToObj(i -> "word " + i).toList());
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatEndsSilentlyEndsInOneErrorThatMayBeRetried(Over over) {
        chat = over.connect();
        PLATFORM.faults().next(new Fault.NoFinish());

        JsonObject error = chat.ask("Hello").awaitEnd();

        assertThat(error.getString("type")).isEqualTo("error");
        assertThat(error.getBoolean("retryable")).isTrue();
        nothingFollows();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionThatCannotBeCreatedIsOneError(Over over) {
        chat = over.connect();
        PLATFORM.faults().add(Fault.status(500), FaultScope.CREATE, 1);

        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("error");
        nothingFollows();
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformThatCannotBeReachedIsOneError(Over over) {
        chat = over.connect();
        PLATFORM.stop();
        try {
            assertThat(chat.ask("Hello").awaitEnd().getString("errorType")).isEqualTo("internal_error");
            nothingFollows();
        } finally {
            PLATFORM.start();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatThePlatformSaysAfterTheEndIsDropped(Over over) {
        chat = over.connect();
        PLATFORM.faults().next(Fault.raw(event("start", "\"executionId\":\"exe_9\"") + event("finish", "\"finishReason\":\"stop\"")
                + event("usage", "\"tokens\":{}") + event("finish", "\"finishReason\":\"stop\""), "data: [DONE]\n\n"));

        chat.ask("Hello").awaitEnd();

        nothingFollows();
        assertThat(chat.types()).doesNotContain("usage");
    }

    @ParameterizedTest
    @EnumSource
    void aStopIsNotAnsweredWhetherSomethingRunsOrNot(Over over) {
        chat = over.connect();

        chat.sendTogether(STOP, "no message").await("message-rejected");
        assertThat(chat.types()).containsExactly("message-rejected");
        chat.ask("Hello").awaitEnd();
        int before = chat.seen().size();
        chat.sendTogether(STOP, "no message").await("message-rejected");

        assertThat(chat.types().subList(before, chat.seen().size())).containsExactly("message-rejected");
    }

    @ParameterizedTest
    @EnumSource
    void stopAndTriggerBackToBackIsATurnLikeAnyOther(Over over) {
        chat = over.connect();

        chat.sendTogether(STOP, TRIGGER.formatted("Hello")).awaitEnd();
        chat.sendTogether(STOP, TRIGGER.formatted("What plan am I on?"));

        assertThat(chat.awaitEnd().getString("type")).isEqualTo("finish");
        assertThat(chat.text()).contains("pro");
        assertThat(PLATFORM.requests("/api/agent-sessions")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aNewMessageEndsTheAnswerUnderWayAndNothingOfItComesAfterwards(Over over) throws InterruptedException {
        chat = over.connect();
        PLATFORM.faults().next(new Fault.Flood(100_000, 1, Duration.ofMillis(5)));
        chat.ask("Tell me a long story").await("text-delta");

        chat.sendTogether("no message", TRIGGER.formatted("What plan am I on?")).await("message-rejected");
        chat.await("start");
        int started = chat.types().lastIndexOf("start");
        chat.awaitEnd();

        assertThat(PLATFORM.running().awaitAborted(1, PATIENCE)).isTrue();
        assertThat(chat.seen().subList(started, chat.seen().size())).noneMatch(event -> event.toString().contains("txt_flood"));
        assertThat(chat.types()).containsOnlyOnce("finish").doesNotContain("error");
    }

    @ParameterizedTest
    @EnumSource
    void membersThatAreNotThereAreLeftOutRatherThanNull(Over over) {
        chat = over.connect();
        chat.ask("What plan am I on?").awaitEnd();
        chat.ask("My printer is broken, please open a ticket").awaitEnd();
        chat.send("{\"type\":\"trigger\",\"triggerName\":7}").awaitEnd();

        assertThat(chat.seen()).allSatisfy(event -> assertThat(event.entrySet()).noneMatch(
                member -> member.getValue() == JsonValue.NULL && !MAY_BE_NULL.contains(member.getKey())));
    }

    @ParameterizedTest
    @EnumSource
    void startAndEventsOfAnyTypeAreRelayedAsTheyCame(Over over) {
        chat = over.connect();
        String start = "{\"type\":\"start\",\"messageId\":\"m\",\"executionId\":\"exe_9\",\"lastMessageId\":\"msg_2\",\"later\":[1.50]}";
        String unknown = "{\"type\":\"of-tomorrow\",\"a\":1.0,\"b\":[null,\"\\u00e9\"]}";
        PLATFORM.faults().next(Fault.raw("data: " + start + "\n\ndata: " + unknown + "\n\n",
                event("finish", "\"finishReason\":\"stop\"")));

        chat.ask("Hello").awaitEnd();

        assertThat(chat.messages()).contains(start, unknown);
    }

    @ParameterizedTest
    @EnumSource
    void triggersDuringTheCreationOfASessionShareItAndOnlyTheLastRuns(Over over) {
        chat = over.connect();
        PLATFORM.faults().add(new Fault.SlowHeaders(Duration.ofMillis(500)), FaultScope.CREATE, 1);

        chat.sendTogether(TRIGGER.formatted("One"), STOP, TRIGGER.formatted("Two"), TRIGGER.formatted("Three")).awaitEnd();

        nothingFollows();
        assertThat(PLATFORM.requests("/api/agent-sessions")).hasSize(1);
        assertThat(PLATFORM.requests("/trigger")).singleElement()
                .satisfies(request -> assertThat(request.body()).contains("Three"));
    }

    @ParameterizedTest
    @EnumSource
    void aClosedConnectionEndsTheRequestToThePlatform(Over over) throws InterruptedException {
        chat = over.connect();
        PLATFORM.faults().next(new Fault.Flood(100_000, 1, Duration.ofMillis(5)));
        chat.ask("Tell me a long story").await("text-delta");

        chat.abort();

        assertThat(PLATFORM.running().awaitAborted(1, PATIENCE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoMessageDoesNotEndTheAnswerUnderWay(Over over) {
        chat = over.connect();
        PLATFORM.faults().next(new Fault.Flood(40, 1, Duration.ofMillis(20)));
        chat.ask("Tell me a story").await("text-delta");

        chat.sendTogether("{", "{\"type\":\"dance\"}").await("message-rejected");

        assertThat(chat.awaitEnd().getString("type")).isEqualTo("finish");
        assertThat(chat.types()).contains("text-end").doesNotContain("error");
        assertThat(chat.types()).filteredOn("message-rejected"::equals).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void thePlatformHearsNothingBeforeTheFirstTriggerAndTheBrowserNeverLearnsTheSession(Over over) {
        chat = over.connect();
        chat.sendTogether(STOP, "no message").await("message-rejected");
        assertThat(PLATFORM.running().requests()).isEmpty();

        chat.ask("What plan am I on?").awaitEnd();

        String session = PLATFORM.requests("/trigger").get(0).path().split("/")[3];
        assertThat(chat.frames().toString()).doesNotContain(session, "sessionId", PlatformElsewhere.KEY);
        assertThat(PLATFORM.requests("/api/agent-sessions")).singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"COMPANY_NAME\":\"Acme Corp\""));
    }

    @ParameterizedTest
    @EnumSource
    void whatABrowserSaysOfItsSenderIsIgnored(Over over) {
        chat = over.connect();
        chat.send("{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"sender\":{\"id\":\"root\",\"name\":\"root\"},"
                + "\"input\":{\"USER_MESSAGE\":\"Hello\"}}").awaitEnd();

        assertThat(PLATFORM.requests("/trigger")).singleElement()
                .satisfies(request -> assertThat(request.body()).contains("Hello").doesNotContain("root"));
    }

    @ParameterizedTest
    @EnumSource
    void theServersOwnEventsComeBesideTheAnswerAndDisturbNothing(Over over) {
        chat = over.connect();
        chat.ask("My printer is broken, please open a ticket").awaitEnd();

        assertThat(chat.types()).startsWith("typing-indicator").contains("custom-notification")
                .endsWith("typing-indicator", "finish").containsOnlyOnce("finish");
    }

    private static String event(String type, String members) {
        return "data: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }

    /** What is no message is answered in its turn: behind everything that was sent before. */
    private void nothingFollows() {
        int before = chat.seen().size();
        chat.send("no message").await("message-rejected");
        List<String> after = chat.types().subList(before, chat.seen().size());
        assertThat(after).containsExactly("message-rejected");
    }
}
