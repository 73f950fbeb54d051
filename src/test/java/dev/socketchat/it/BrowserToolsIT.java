package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools that run in the page, whatever carries the conversation. */
@ArquillianTest
class BrowserToolsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @RegisterExtension
    static final EveryTransport TRANSPORTS = new EveryTransport();

    private static final String ANSWER = """
            {"type":"continue","executionId":"%s","toolResults":[{"toolCallId":"%s","result":"%s"}]}""";

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
    void aRequestForToolsOfTheBrowserAndItsFinishLeaveInOneFrame(Over over) {
        chat = over.connect();
        chat.ask("Where am I?").await("client-tool-request");
        assertThat(chat.awaitEnd().getString("finishReason")).isEqualTo("client-tool-calls");

        assertThat(chat.frames()).filteredOn(frame -> frame.contains("client-tool-request")).singleElement()
                .satisfies(frame -> assertThat(frame).contains("client-tool-calls"));
    }

    @ParameterizedTest
    @EnumSource
    void whatABrowserLeavesOutOfAToolsResultIsPutBack(Over over) {
        chat = over.connect();
        askForATool(",\"thread\":\"side\",\"workerId\":\"wrk_9\",\"outputVariable\":\"WHERE\"");

        chat.send(ANSWER.formatted("exe_9", "call_9", "here")).awaitEnd();

        assertThat(PLATFORM.requests("/trigger")).last().satisfies(request -> assertThat(request.body())
                .contains("\"thread\":\"side\"", "\"workerId\":\"wrk_9\"", "\"outputVariable\":\"WHERE\"", "\"here\""));
    }

    @ParameterizedTest
    @EnumSource
    void aLargeResultOfABrowsersToolIsTaken(Over over) {
        chat = over.connect();
        askForATool("");
        String large = "x".repeat(50_000);

        chat.send(ANSWER.formatted("exe_9", "call_9", large)).awaitEnd();

        assertThat(PLATFORM.requests("/trigger")).last().satisfies(request -> assertThat(request.body()).contains(large));
    }

    @ParameterizedTest
    @EnumSource
    void aContinuationNobodyWaitsForIsOneError(Over over) {
        chat = over.connect();
        for (int i = 0; i < 2; i++) {
            assertThat(chat.send(ANSWER.formatted("exe_unknown", "call_9", "here")).awaitEnd().getString("errorType"))
                    .isEqualTo("not_found_error");
            chat.ask("Hello").awaitEnd();
        }
    }

    private void askForATool(String routing) {
        PLATFORM.faults().next(Fault.raw(event("start", "\"executionId\":\"exe_9\""), event("tool-request",
                "\"toolCalls\":[{\"toolCallId\":\"call_9\",\"toolName\":\"look-around\",\"args\":{}" + routing + "}]"),
                event("finish", "\"finishReason\":\"tool-calls\"")));
        chat.ask("Where am I?").await("client-tool-request");
        chat.awaitEnd();
    }

    private static String event(String type, String members) {
        return "data: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }
}
