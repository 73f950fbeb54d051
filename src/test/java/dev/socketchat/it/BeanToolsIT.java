package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.beans.BrokenObserver;
import dev.socketchat.it.beans.Counter;
import dev.socketchat.it.beans.EnterpriseTools;
import dev.socketchat.it.beans.LocalTools;
import dev.socketchat.it.beans.Logins;
import dev.socketchat.it.beans.Said;
import dev.socketchat.it.beans.TransactionalTools;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools go through their beans' containers like any other call, beside observers that always fail. */
@ArquillianTest
class BeanToolsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "beans.jar").addClasses(Said.class, EnterpriseTools.class,
                Counter.class, LocalTools.class, TransactionalTools.class, BrokenObserver.class, Logins.class);
        return Wars.inContext().addAsLibrary(jar);
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
    @CsvSource({"transaction-of-ejb,active", "transaction-of-cdi,active", "caller-of-ejb,anonymous", "local-view,call 1",
        "who-is-chatting,guest"})
    void aToolIsCalledThroughItsBean(String tool, String text) {
        PLATFORM.faults().next(ToolCalls.of(tool, "{}"));

        assertThat(chat.ask("Go").await("tool-output-available").getJsonObject("output").getString("text")).isEqualTo(text);
        theAnswerGoesOnWithTheResult();
    }

    @ParameterizedTest
    @CsvSource({"refusing-ejb,Not on a Sunday", "refusing-cdi,Not on a Sunday", "throwing-cdi,The tool failed.",
        "staff-only,The person who is chatting may not use this tool."})
    void aToolThatFailsOrIsForbiddenIsAToolErrorAndTheAnswerGoesOn(String tool, String text) {
        PLATFORM.faults().next(ToolCalls.of(tool, "{}"));

        assertThat(chat.ask("Go").await("tool-output-error").getString("error")).isEqualTo(text);
        theAnswerGoesOnWithTheResult();
    }

    @ParameterizedTest
    @CsvSource({"who-is-chatting,ann,ann", "caller-of-ejb,ann,ann", "caller-of-ejb,staff-bob,staff-bob",
        "staff-only,staff-bob,only staff may know"})
    void aToolRunsAsWhoLoggedIn(String tool, String user, String text) {
        try (ChatClient person = ChatClient.connectAs(Wars.contextAddress(), user)) {
            PLATFORM.faults().next(ToolCalls.of(tool, "{}"));

            assertThat(person.ask("Go").await("tool-output-available").getJsonObject("output").getString("text")).isEqualTo(text);
        }
    }

    @Test
    void aRoleThatThePersonHasNotIsMissed() {
        try (ChatClient ann = ChatClient.connectAs(Wars.contextAddress(), "ann")) {
            PLATFORM.faults().next(ToolCalls.of("staff-only", "{}"));

            assertThat(ann.ask("Go").await("tool-output-error").getString("error"))
                    .isEqualTo("The person who is chatting may not use this tool.");
        }
    }

    private void theAnswerGoesOnWithTheResult() {
        chat.awaitEnd();
        assertThat(PLATFORM.requests("/trigger")).last()
                .satisfies(request -> assertThat(request.body()).contains("toolResults", "call_9"));
    }
}
