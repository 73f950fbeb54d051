package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.message.Rollback;
import dev.socketchat.octavus.rest.ScriptedPlatform.Received;
import dev.socketchat.octavus.tool.Tools;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session that the platform has lost is replaced")
class LostSessionTest {

    private static final String GONE = "{\"error\":\"There is no session with this id\"}";
    private static final String EXPIRED =
            "{\"sessionId\":\"ses_1\",\"agentId\":\"agt_1\",\"status\":\"expired\",\"createdAt\":\"2026-08-02T10:29:58.000Z\"}";

    private final TestBench bench = new TestBench(config -> config.maxRetries(0));
    private final AtomicInteger losses = new AtomicInteger();
    private final AtomicInteger tools = new AtomicInteger();
    private final AgentSession session = bench.client.agentSessions().deferred(
            "agt_1",
            () -> Map.of("COMPANY_NAME", "Acme"),
            Tools.builder().add("count", (args, context) -> {
                tools.incrementAndGet();
                return args;
            }).build(),
            losses::incrementAndGet);

    @BeforeEach
    void talk() {
        bench.platform.thenSession("ses_1").thenEvents(START, FINISH);
        run(session, trigger("Hello"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> requests() {
        return bench.platform.received().stream().skip(2).map(request -> request.method() + " " + request.path()).toList();
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "410, 200", "404, 200", "410, 410"})
    void theMessageThatFindsItOutIsAnsweredByANewOne(int refusal, int standing) {
        bench.platform
                .thenJson(refusal, GONE)
                .thenJson(standing, standing == 200 ? EXPIRED : GONE)
                .thenSession("ses_2")
                .thenEvents(START, FINISH)
                .thenEvents(START, FINISH);

        RecordingListener listener = run(session, trigger("And now?").withRollback(Rollback.after("msg_1")));

        assertThat(listener.texts()).containsExactly(START, FINISH);
        assertThat(requests())
                .containsExactly(
                        "POST /api/agent-sessions/ses_1/trigger",
                        "GET /api/agent-sessions/ses_1?format=ui",
                        "POST /api/agent-sessions",
                        "POST /api/agent-sessions/ses_2/trigger");
        Received repeated = bench.platform.received().get(5);
        assertThat(repeated.body()).contains("And now?").doesNotContain("msg_1");
        assertThat(losses).hasValue(1);
        assertThat(session.sessionId()).contains("ses_2");
        run(session, trigger("Good"));
        assertThat(losses).hasValue(1);
    }

    @Test
    void aRefusalOfAnotherKindLosesNothing() {
        String active = "{\"sessionId\":\"ses_1\",\"agentId\":\"agt_1\",\"status\":\"active\",\"messages\":[]}";
        bench.platform.thenJson(404, "<html>a proxy's page</html>").thenJson(200, active).thenEvents(START, FINISH);

        assertThat(run(session, trigger("And now?")).failure().errorType()).isEqualTo("not_found_error");
        assertThat(run(session, trigger("And now?")).types()).containsExactly("start", "finish");
        assertThat(session.sessionId()).contains("ses_1");
        assertThat(losses).hasValue(0);
    }

    @Test
    void aPlatformThatCannotSayLosesNothing() {
        bench.platform.thenJson(404, GONE).thenJson(500, GONE);

        assertThat(run(session, trigger("And now?")).failure().errorType()).isEqualTo("not_found_error");
        assertThat(losses).hasValue(0);
    }

    @Test
    void aNewOneThatIsLostAtOnceIsNotReplacedAgain() {
        bench.platform.thenJson(404, GONE).thenJson(404, GONE).thenSession("ses_2").thenJson(404, GONE);

        assertThat(run(session, trigger("And now?")).failure().errorType()).isEqualTo("not_found_error");
        assertThat(requests()).hasSize(4);
    }

    @Test
    void aTurnWhoseToolsRanIsNotBegunAnewButTheNextOneIs() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "count")), TOOLS_FINISH)
                .thenJson(404, GONE)
                .thenJson(404, GONE)
                .thenJson(404, GONE)
                .thenSession("ses_2")
                .thenEvents(START, FINISH);

        assertThat(run(session, trigger("Count")).types()).containsExactly("start", "tool-output-available", "error");
        assertThat(run(session, trigger("Go on")).types()).containsExactly("start", "finish");
        assertThat(requests())
                .containsExactly(
                        "POST /api/agent-sessions/ses_1/trigger",
                        "POST /api/agent-sessions/ses_1/trigger",
                        "POST /api/agent-sessions/ses_1/trigger",
                        "GET /api/agent-sessions/ses_1?format=ui",
                        "POST /api/agent-sessions",
                        "POST /api/agent-sessions/ses_2/trigger");
        assertThat(tools).hasValue(1);
        assertThat(losses).hasValue(1);
    }

    @Test
    void filesGoToTheNewOneToo() throws InterruptedException {
        bench.platform
                .thenJson(404, GONE)
                .thenJson(200, EXPIRED)
                .thenSession("ses_2")
                .thenJson(200, "{\"files\":[{\"id\":\"f\",\"uploadUrl\":\"http://a/u\",\"downloadUrl\":\"http://a/d\"}]}");
        BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
        session.requestUploads(List.of(new Files.Announcement("a.png", "image/png", 1)), new UploadTargetsListener() {
            @Override
            public void onTargets(List<Files.Target> targets) {
                answers.add(targets);
            }

            @Override
            public void onFailure(StreamEvent.Failure failure) {
                answers.add(failure);
            }
        });

        assertThat(answers.poll(10, TimeUnit.SECONDS)).isInstanceOf(List.class);
        assertThat(bench.platform.received().get(5).body()).contains("ses_2");
        assertThat(losses).hasValue(1);
    }
}
