package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.readme.CustomerInput;
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

/** The README's own tool, event and session input, in a jar put into the WAR. */
@ArquillianTest
class ToolsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "orders.jar")
                .addClasses(OrderTools.class, OrderTools.OrderQuery.class, OrderTools.Order.class, OrderLookedUp.class, CustomerInput.class);
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

    private void callTool(String arguments) {
        PLATFORM.faults().next(Fault.raw("data: {\"type\":\"start\",\"executionId\":\"exe_9\"}\n\n",
                "data: {\"type\":\"tool-request\",\"toolCalls\":[{\"toolCallId\":\"call_9\",\"toolName\":\"get-order\",\"args\":" + arguments + "}]}\n\n",
                "data: {\"type\":\"finish\",\"finishReason\":\"tool-calls\"}\n\n"));
        chat.ask("Where is my order?");
    }
}
