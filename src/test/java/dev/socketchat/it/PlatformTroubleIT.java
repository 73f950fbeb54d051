package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import dev.socketchat.local.Faults;
import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ArquillianTest
class PlatformTroubleIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private ChatClient chat;

    /** What the platform does, and what the person is told. */
    enum Trouble {
        HANGS_UP(new Fault.Refuse(), "internal_error", true),
        WANTS_ANOTHER_KEY(Fault.status(401), "authentication_error", false),
        KNOWS_NO_SUCH_SESSION(Fault.status(404), "not_found_error", false),
        IS_ASKED_TOO_MUCH(Fault.status(429, "0"), "rate_limit_error", true),
        FAILS(Fault.status(500), "internal_error", true),
        HAS_A_PROXY_IN_FRONT(Fault.html(502), "internal_error", true),
        ENDS_IN_THE_MIDDLE(new Fault.Cut(4), "internal_error", true),
        FORGETS_TO_FINISH(new Fault.NoFinish(), "internal_error", true),
        FALLS_SILENT(new Fault.Silence(4, false), "internal_error", true);

        private final Fault fault;
        private final String errorType;
        private final boolean retryable;

        Trouble(Fault fault, String errorType, boolean retryable) {
            this.fault = fault;
            this.errorType = errorType;
            this.retryable = retryable;
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void connect() {
        chat = ChatClient.connect(Wars.contextAddress());
    }

    @AfterEach
    void leave() {
        chat.close();
    }

    @ParameterizedTest
    @EnumSource
    void whateverThePlatformDoesTheAnswerEndsInOneErrorAndTheNextMessageWorks(Trouble trouble) {
        PLATFORM.faults().add(trouble.fault, FaultScope.STREAM, Faults.ALWAYS);

        JsonObject error = chat.ask("Hello").awaitEnd();

        assertThat(error.getString("type")).isEqualTo("error");
        assertThat(error.getString("errorType")).isEqualTo(trouble.errorType);
        assertThat(error.getBoolean("retryable")).isEqualTo(trouble.retryable);
        assertThat(error.toString()).doesNotContain("because a test wants it to", "<html", "Exception", PlatformElsewhere.KEY);
        PLATFORM.faults().clear();
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void aPlatformThatIsDownIsSaidAndTheNextMessageWorksWhenItIsBack() {
        PLATFORM.stop();
        JsonObject error = chat.ask("Hello").awaitEnd();
        assertThat(error.getString("type")).isEqualTo("error");
        assertThat(error.getBoolean("retryable")).isTrue();

        PLATFORM.start();
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void aConversationThatThePlatformHasLostIsToldToThePageAndAnsweredAnew() {
        chat.ask("Hello").awaitEnd();
        assertThat(chat.types()).doesNotContain("session-renewed");
        PLATFORM.stop();
        PLATFORM.start();

        assertThat(chat.ask("What plan am I on?").awaitEnd().getString("type")).isEqualTo("finish");

        List<String> types = chat.types();
        assertThat(types).containsOnlyOnce("session-renewed");
        assertThat(types.subList(types.indexOf("session-renewed"), types.size()))
                .contains("start").containsOnlyOnce("tool-output-available", "finish");
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        assertThat(chat.types()).containsOnlyOnce("session-renewed");
    }

    @Test
    void aSessionThatCannotBeCreatedIsAnErrorAndTheNextTriggerTriesAgain() {
        PLATFORM.faults().add(Fault.status(500), FaultScope.CREATE, 1);
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("error");

        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        assertThat(PLATFORM.requests("/api/agent-sessions")).hasSize(2);
    }

    @Test
    void aPlatformThatIsBusyForAMomentIsAskedAgainUnnoticed() {
        PLATFORM.faults().next(Fault.status(503, "0"));

        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void brokenLinesAndUnknownEventsDoNotDisturbAnAnswer() {
        PLATFORM.faults().next(new Fault.MalformedLine(3));
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        PLATFORM.faults().next(new Fault.UnknownEvent(3));
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void theTroubleOfOneConversationIsNotAnothers() {
        PLATFORM.faults().next(new Fault.Silence(4, true));
        chat.ask("Hello").await("start");
        try (ChatClient other = ChatClient.connect(Wars.contextAddress())) {
            assertThat(other.ask("What plan am I on?").awaitEnd().getString("type")).isEqualTo("finish");
            assertThat(other.types()).doesNotContainAnyElementsOf(List.of("error"));
        }
    }
}
