package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import dev.socketchat.local.Faults;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stop, at every moment at which it can come. */
@ArquillianTest
class StopIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @RegisterExtension
    static final EveryTransport TRANSPORTS = new EveryTransport();

    private static final String STOP = "{\"type\":\"stop\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addAsLibrary(ShrinkWrap.create(JavaArchive.class, "waiting.jar")
                .addClasses(WaitingTools.class, WaitingTools.Wait.class, ToolWaits.class));
    }

    @AfterEach
    void leave() {
        chat.close();
    }

    @ParameterizedTest
    @EnumSource
    void whileTheAnswerStreamsItHangsUpOnThePlatform(Over over) throws InterruptedException {
        chat = over.connect();
        PLATFORM.faults().next(new Fault.Flood(100_000, 1, Duration.ofMillis(5)));
        chat.ask("Tell me a long story").await("text-delta");

        stopAndHearNothingMore();

        assertThat(PLATFORM.running().awaitAborted(1, PATIENCE)).isTrue();
        theNextMessageIsAnswered();
    }

    @ParameterizedTest
    @EnumSource
    void whileAToolRunsItInterruptsTheTool(Over over) {
        chat = over.connect();
        PLATFORM.faults().next(Fault.raw("data: {\"type\":\"start\",\"executionId\":\"exe_9\"}\n\n",
                "data: {\"type\":\"tool-request\",\"toolCalls\":["
                        + "{\"toolCallId\":\"call_9\",\"toolName\":\"wait\",\"args\":{\"reason\":\"asked\"}}]}\n\n",
                "data: {\"type\":\"finish\",\"finishReason\":\"tool-calls\"}\n\n"));
        chat.ask("Wait").await("tool-waits");

        chat.send(STOP);

        assertThat(chat.await("tool-waits").getBoolean("waits")).isFalse();
        stopAndHearNothingMore();
        theNextMessageIsAnswered();
        assertThat(PLATFORM.requests("/trigger")).noneMatch(request -> request.body().contains("call_9"));
    }

    @ParameterizedTest
    @EnumSource
    void whileTheSessionIsCreatedItPreventsTheRun(Over over) {
        chat = over.connect();
        PLATFORM.faults().add(new Fault.SlowHeaders(Duration.ofMillis(500)), FaultScope.CREATE, 1);
        chat.ask("Never asked").await("typing-indicator");
        PLATFORM.awaitRequests("/api/agent-sessions", 1);

        stopAndHearNothingMore();

        theNextMessageIsAnswered();
        // The creation that was broken off, and that of the session which answers.
        assertThat(PLATFORM.requests("/api/agent-sessions")).hasSize(2);
        assertThat(PLATFORM.requests("/trigger")).noneMatch(request -> request.body().contains("Never asked"));
    }

    @ParameterizedTest
    @EnumSource
    void whileAnAttemptWaitsToBeRepeatedItPreventsTheRepetition(Over over) {
        chat = over.connect();
        chat.ask("Hello").awaitEnd();
        PLATFORM.faults().add(Fault.status(503, "1"), FaultScope.STREAM, Faults.ALWAYS);
        chat.ask("Asked once").await("typing-indicator");
        PLATFORM.awaitRuns(2);

        stopAndHearNothingMore();

        PLATFORM.faults().clear();
        theNextMessageIsAnswered();
        assertThat(PLATFORM.requests("/trigger")).filteredOn(request -> request.body().contains("Asked once")).hasSize(1);
    }

    /** What is no message is answered in its turn: what the run had sent before the stop has arrived by then. */
    private void stopAndHearNothingMore() {
        chat.sendTogether(STOP, "no message").await("message-rejected");
    }

    private void theNextMessageIsAnswered() {
        int before = chat.types().lastIndexOf("message-rejected") + 1;
        assertThat(chat.ask("What plan am I on?").awaitEnd().getString("type")).isEqualTo("finish");
        List<String> after = chat.types().subList(before, chat.types().size());
        assertThat(after).startsWith("typing-indicator", "start").containsOnlyOnce("finish").doesNotContain("error");
        assertThat(chat.text()).contains("pro");
    }
}
