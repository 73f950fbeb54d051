package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import dev.socketchat.readme.CustomerInput;
import dev.socketchat.readme.FailureWatch;
import dev.socketchat.readme.Feedback;
import dev.socketchat.readme.FeedbackDesk;
import dev.socketchat.readme.OrderDesk;
import dev.socketchat.readme.OrderLookedUp;
import dev.socketchat.readme.OrderTools;
import jakarta.json.JsonObject;
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

/** The README's own tool, event and session input, in a jar put into the WAR. */
@ArquillianTest
class ToolsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "orders.jar")
                .addClasses(OrderTools.class, OrderTools.OrderQuery.class, OrderTools.Order.class, OrderLookedUp.class, CustomerInput.class)
                .addClasses(OrderDesk.class, OrderDesk.Cancellation.class, OrderDesk.Cancelled.class, Feedback.class, FeedbackDesk.class)
                .addClass(FailureWatch.class);
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

    @Test
    void theToolIsFoundCalledWithItsRecordAndCanSendAnEventOfItsOwn() {
        callTool("{\"orderId\":\"A-1\"}");

        JsonObject output = chat.await("tool-output-available").getJsonObject("output");
        assertThat(output.getString("orderId")).isEqualTo("A-1");
        assertThat(output.getString("state")).isEqualTo("on its way");
        assertThat(chat.seen()).anyMatch(event -> event.toString().equals("{\"type\":\"order-looked-up\",\"orderId\":\"A-1\"}"));
    }

    @Test
    void whatTheToolRefusesIsToldInItsOwnWords() {
        callTool("{\"orderId\":\"B-2\"}");

        assertThat(chat.await("tool-output-error").getString("error")).isEqualTo("There is no order B-2");
    }

    @Test
    void argumentsThatBreakTheRecordsRulesNeverReachTheTool() {
        callTool("{\"orderId\":\" \"}");

        assertThat(chat.await("tool-output-error").getString("error")).startsWith("orderId ");
    }

    @Test
    void theInputOfTheSessionComesFromTheApplicationsBean() {
        chat.ask("Hello").awaitEnd();

        assertThat(PLATFORM.requests("/api/agent-sessions")).singleElement()
                .satisfies(request -> assertThat(request.body()).contains("\"CUSTOMER\":\"guest\""));
    }

    @Test
    void aToolOfAnEnterpriseBeanKnowsWhoIsChatting() {
        PLATFORM.faults().next(ToolCalls.of("cancel-order", "{\"orderId\":\"A-1\"}"));

        assertThat(chat.ask("Cancel it").await("tool-output-available").getJsonObject("output"))
                .hasToString("{\"by\":\"guest\",\"orderId\":\"A-1\"}");
    }

    @Test
    void aMessageOfThePageIsObservedWithItsConversationAtHand() {
        chat.send("{\"type\":\"feedback\",\"stars\":4}");

        assertThat(chat.await("custom-notification").getString("message")).isEqualTo("Thank you for 4 stars");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'type':'feedback','stars':6}|The message 'feedback' does not fit: stars ",
        "{'type':'feedback','stars':'many'}|The message 'feedback' does not fit: [type, stars]",
        "{'type':'praise'}|There is no message of this type.", "{'type':'feedback','stars':[[[[1]]]]}|The message 'feedback' does not fit"})
    void aMessageThatNobodyObservesOrThatBreaksItsRulesIsRejectedAndTheChatGoesOn(String message, String sentence) {
        chat.send(message.replace('\'', '"'));

        assertThat(chat.await("message-rejected").getString("message")).startsWith(sentence.strip());
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void theReferenceThatAPersonSeesIsTheOneThatAnObserverIsTold() {
        PLATFORM.faults().add(Fault.status(401), FaultScope.STREAM, 1);

        String reference = chat.ask("Hello").awaitEnd().getString("code");

        assertThat(chat.await("custom-notification").getString("message")).isEqualTo("We look into " + reference);
    }

    private void callTool(String arguments) {
        PLATFORM.faults().next(ToolCalls.of("get-order", arguments));
        chat.ask("Where is my order?");
    }
}
