package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.json;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.sse.EventStreamWriter;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An answer ends with one event that browsers accept, whatever the platform ends it with")
class OddEndsTest {

    private static final String PLAIN = "\"type\":\"error\",\"errorType\":\"tool_error\",\"message\":\"No seats\",\"retryable\":false";

    private final TestBench bench = new TestBench(config -> config.safeErrorSources(Set.of("tool")));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'error'}",
                "{'type':'error','error':{'type':'overloaded_error'}}",
                "{'type':'error','error':'oops'}",
                "{'type':'error','error':null,'message':null}",
                "{'type':'error','errorType':'unsupported_error','message':'x','source':'platform','retryable':false}",
                "{'type':'error','errorType':7,'message':{'text':'x'},'source':[],'retryable':'yes'}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'nowhere','retryable':true}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':'true'}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'code':7}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'code':null}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'retryAfter':'30'}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'retryAfter':1e400}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'retryAfter':-1e400}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'provider':'x'}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'provider':{}}",
                "{'type':'error','errorType':'tool_error','message':'x','source':'tool','retryable':true,'tool':{'name':'t','callId':1}}",
                "{'type':'error','errorType':'tool_error','message':'x','message':7,'source':'tool','retryable':true}",
                "{'type':'finish'}",
                "{'type':'finish','finishReason':7}",
                "{'type':'finish','finishReason':'max_tokens'}",
                "{'type':'finish','finishReason':null,'executionId':'exe_1'}",
                "{'type':'finish','finishReason':'stop','executionId':1}",
                "{'type':'finish','finishReason':'stop','executionId':null}",
                "{'type':'finish','finishReason':'tool-calls'}",
                "{'type':'finish','finishReason':'client-tool-calls','executionId':'exe_1'}"
            })
    void browsersAcceptIt(String odd) {
        bench.platform.thenEvents(START, TEXT, odd.replace('\'', '"'));

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        AcceptedEnd.of(listener.events());
        assertThat(listener.types()).startsWith("start", "text-delta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "length", "content-filter", "error", "other"})
    void whatTheyAcceptGoesOutAsItCame(String reason) {
        String finish = "{ \"type\":\"finish\", \"finishReason\" : \"" + reason + "\",\"more\":[1e2] }";
        bench.platform.thenEvents(START, finish);

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        AcceptedEnd.of(listener.events());
        assertThat(listener.texts()).containsExactly(START, finish);
    }

    @Test
    void aFinishForNoReasonIsStillAFinish() {
        bench.platform.thenEvents(START, "{\"type\":\"finish\",\"finishReason\":\"max_tokens\",\"executionId\":\"exe_1\"}");

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(listener.last().json()).isEqualTo("{\"type\":\"finish\",\"finishReason\":\"other\",\"executionId\":\"exe_1\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'toolName':'plan','args':{}}",
                "{'toolCallId':7,'toolName':'plan','args':{}}",
                "{'toolCallId':'call_1','args':{}}",
                "{'toolCallId':'call_1','toolName':{},'args':{}}"
            })
    void aRequestForToolsThatNobodyCanCallIsOneError(String call) {
        bench.platform.thenEvents(START, toolRequest(call.replace('\'', '"')), TestBench.TOOLS_FINISH);

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        AcceptedEnd.of(listener.events());
        assertThat(listener.failure().retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool_calls", "tool_use", "client-tool-calls"})
    void toolsThatWereAskedForRunByWhateverNameTheReasonHas(String reason) {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "plan")), "{\"type\":\"finish\",\"finishReason\":\"" + reason + "\"}")
                .thenEvents(START, TestBench.FINISH);
        Tools tools = Tools.builder().add("plan", (args, context) -> args).build();

        assertThat(run(bench.session(tools), trigger("Hello")).types())
                .containsExactly("start", "tool-output-available", "start", "finish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "provider", "client", "elsewhere"})
    @DisplayName("of an error that is not declared safe browsers get our words, and the log has the platform's")
    void foreignWordsStayInTheLog(String source) {
        String event = "{\"type\":\"error\",\"errorType\":\"provider_error\",\"message\":\"no /srv/x on host db.corp\",\"source\":\""
                + source + "\",\"retryable\":true,\"retryAfter\":2.5,\"code\":\"X9\",\"provider\":{\"name\":\"acme\"},\"tool\":{\"name\":\"t\"}}";
        bench.platform.thenEvents(START, event);
        try (RecordedLog log = new RecordedLog(Run.class.getName())) {
            StreamEvent.Failure failure = run(bench.session(), trigger("Hello")).failure();

            assertThat(failure.json()).doesNotContain("srv", "db.corp", "acme", "X9", "\"t\"");
            assertThat(failure.message()).startsWith("The assistant's model failed.").endsWith(" (reference " + failure.code().orElseThrow() + ")");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.retryAfter()).hasValue(3);
            assertThat(log.lines()).singleElement().asString().contains(failure.code().orElseThrow(), "no /srv/x on host db.corp", "\"name\":\"acme\"");
        }
    }

    @Test
    void aWebEndpointPassesNoForeignWordsOnEitherButItsCallerHasThem() throws IOException {
        String event = "{\"type\":\"error\",\"errorType\":\"provider_error\",\"message\":\"no /srv/x\",\"source\":\"tool\",\"retryable\":true}";
        bench.platform.thenEvents(START, event).thenEvents(START, event);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgentStream written = bench.session().execute(trigger("Hello"));
        written.writeTo(out, bench.scheduler, EventStreamWriter.HEARTBEAT);
        AgentStream pulled = bench.session().execute(trigger("Hello"));

        assertThat(out.toString(UTF_8)).contains("The assistant's model failed.", "[DONE]").doesNotContain("srv");
        assertThat(written.failure()).get().extracting(Throwable::getMessage).asString().contains("no /srv/x");
        assertThat(AgentStreamTest.texts(pulled)).containsExactly(START, event);
    }

    @Test
    void theWordsOfASafeSourceGoOutAsTheyCameButForTheProvider() {
        bench.platform.thenEvents(START, "{ " + PLAIN + ", \"source\":\"tool\" ,\"provider\":{\"name\":\"acme\"},\"tool\":{\"name\":\"t\"} }");

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        AcceptedEnd.of(listener.events());
        assertThat(listener.last().json()).isEqualTo("{ " + PLAIN + ", \"source\":\"tool\" ,\"tool\":{\"name\":\"t\"} }");
    }

    @Test
    void theWordsOfASafeSourceAreKeptWhereTheRestOfTheEventIsOdd() {
        bench.platform.thenEvents(START, "{" + PLAIN + ",\"source\":\"tool\",\"code\":7,\"provider\":{\"name\":\"acme\"}}");

        JsonObject error = json(run(bench.session(), trigger("Hello")).last());

        assertThat(error.getString("message")).startsWith("No seats (reference ");
        assertThat(error).doesNotContainKey("provider");
    }
}
