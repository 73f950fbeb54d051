package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionCreationTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("E1 B3 I3 a trigger creates the session once, with its input, and relays the events as they came")
    void triggerCreatesTheSessionOnceAndRelaysEvents() {
        bench.platform.thenSession("ses/9").thenEvents(START, TEXT, FINISH).thenEvents(START, FINISH);
        AgentSession session = bench.deferred(Tools.NONE);

        RecordingListener first = run(session, trigger("Hello"));
        RecordingListener second = run(session, trigger("Again"));

        assertThat(first.texts()).containsExactly(START, TEXT, FINISH);
        assertThat(first.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(second.texts()).containsExactly(START, FINISH);
        assertThat(bench.platform.received())
                .extracting(ScriptedPlatform.Received::path)
                .containsExactly(
                        "/api/agent-sessions",
                        "/api/agent-sessions/ses%2F9/trigger",
                        "/api/agent-sessions/ses%2F9/trigger");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"agentId\":\"agt_1\",\"input\":{\"COMPANY_NAME\":\"Acme\"}}");
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"Hello\"}}");
        assertThat(session.sessionId()).contains("ses/9");
    }

    @Test
    @DisplayName("I8 triggers during session creation share one session, and only the last one runs")
    void triggersDuringCreationShareOneSession() {
        CountDownLatch release = new CountDownLatch(1);
        AgentSession session = createdSlowly(release);
        RecordingListener first = new RecordingListener();
        session.handle(trigger("one"), first);
        bench.platform.take();
        RecordingListener second = new RecordingListener();
        session.handle(trigger("two"), second);
        release.countDown();

        assertThat(second.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(first.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(first.events()).isEmpty();
        assertThat(bench.platform.received()).hasSize(2);
        assertThat(bench.platform.take().body()).contains("two");
    }

    @Test
    @DisplayName("I8 a replaced trigger that waited for the session leaves the next one waiting for it")
    void aReplacedWaitDoesNotEndTheWaitOfTheNext() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AgentSession session = createdSlowly(release);
        session.handle(trigger("one"), new RecordingListener());
        bench.platform.take();
        session.handle(trigger("two"), new RecordingListener());
        session.handle(trigger("three"), new RecordingListener());
        RecordingListener last = new RecordingListener();
        session.handle(trigger("four"), last);
        release.countDown();

        assertThat(last.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(bench.platform.take().body()).contains("four");
    }

    @Test
    @DisplayName("I9 a failed session creation is an error event, and the next trigger tries again")
    void failedCreationIsAnErrorAndIsTriedAgain() {
        bench.platform
                .thenJson(500, "{\"error\":\"database db-7 is down\"}")
                .thenSession("ses_1")
                .thenEvents(START, FINISH);
        AgentSession session = bench.deferred(Tools.NONE);

        RecordingListener failed = run(session, trigger("Hello"));
        RecordingListener next = run(session, trigger("Hello"));

        assertThat(failed.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(failed.failure().errorType()).isEqualTo("internal_error");
        assertThat(failed.failure().json()).doesNotContain("db-7").contains("reference");
        assertThat(next.texts()).containsExactly(START, FINISH);
    }

    /** A session whose creation the platform answers when it is released, and whose first turn it then answers. */
    private AgentSession createdSlowly(CountDownLatch release) {
        bench.platform
                .then(wire -> {
                    release.await(10, TimeUnit.SECONDS);
                    wire.json(200, "{\"sessionId\":\"ses_1\"}");
                })
                .thenEvents(START, FINISH);
        return bench.deferred(Tools.NONE);
    }
}
