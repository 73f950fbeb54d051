package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SilentEndTest {

    private static final String USAGE = "{\"type\":\"usage\"}";

    private final TestBench bench = new TestBench(config -> config.idleTimeout(Duration.ofSeconds(1))
            .maxRetries(0)
            .maxRunBytes(20_000)
            .maxEventBytes(10_000)
            .maxMalformedEvents(3));

    @AfterEach
    void close() {
        bench.close();
    }

    enum Ending {
        END_WITHOUT_FINISH(wire -> wire.stream().events(START, TEXT).done()),
        END_WITHOUT_DONE(wire -> wire.stream().events(START, TEXT).end()),
        CONNECTION_CLOSED_IN_THE_BODY(wire -> wire.stream().events(START, TEXT)),
        CUT_IN_AN_EVENT(wire ->
                wire.stream().events(START, TEXT).chunk("data: {\"type\":\"fin").end()),
        SILENCE(wire -> wire.stream().events(START, TEXT).awaitClosed(new CountDownLatch(1)));

        final ScriptedPlatform.Step step;

        Ending(ScriptedPlatform.Step step) {
            this.step = step;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("E7 A8 a stream that ends silently gives one retryable error after what was sent")
    void silentEndsGiveOneRetryableError(Ending ending) {
        bench.platform.then(ending.step);

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.INTERRUPTED);
        assertThat(listener.types()).containsExactly("start", "text-delta", "error");
        assertThat(listener.failure().retryable()).isTrue();
        assertThat(listener.failure().message()).startsWith("The answer was interrupted.");
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    @DisplayName("C7 a platform that accepts and never answers is reported as unreachable")
    void platformThatNeverAnswersIsUnreachable() {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.awaitClosed(closed));

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.types()).containsExactly("error");
        assertThat(listener.failure().retryable()).isTrue();
        assertThat(listener.failure().message()).contains("cannot be reached");
    }

    @Test
    @DisplayName("C12 heartbeats alone keep the stream open past the idle limit")
    void heartbeatsKeepTheStreamOpen() {
        CountDownLatch tick = new CountDownLatch(1);
        bench.platform.then(wire -> {
            wire.stream().events(START);
            for (int beat = 0; beat < 12; beat++) {
                tick.await(250, TimeUnit.MILLISECONDS);
                wire.chunk(": heartbeat\n\n");
            }
            wire.events(FINISH).done();
        });

        assertThat(run(bench.session(), trigger("Hello")).texts()).containsExactly(START, FINISH);
    }

    @Test
    @DisplayName("C3 a last event without line end counts")
    void lastEventWithoutLineEndCounts() {
        bench.platform.then(
                wire -> wire.stream().events(START).chunk("data: " + FINISH).end());

        assertThat(run(bench.session(), trigger("Hello")).texts()).containsExactly(START, FINISH);
    }

    @Test
    void dropAfterFinishIsAProperEnd() {
        CountDownLatch seen = new CountDownLatch(1);
        bench.platform.then(wire -> {
            wire.stream().events(START, FINISH);
            seen.await(5, TimeUnit.SECONDS);
            wire.reset();
        });
        try (AgentStream stream = bench.session().execute(trigger("Hello"))) {
            for (StreamEvent event : stream) {
                if (event.isTerminal()) {
                    seen.countDown();
                }
            }
            assertThat(stream.outcome()).contains(RunOutcome.FINISHED);
        }
    }

    @Test
    @DisplayName("C3 C4 malformed events are skipped, unknown ones relayed")
    void malformedEventsAreSkippedAndUnknownOnesRelayed() {
        String unknown = "{ \"type\" : \"hologram\", \"n\":1e2, \"n\":-0 }";
        bench.platform.then(wire ->
                wire.stream().events(START, "{oops", unknown, "7", FINISH).done());

        assertThat(run(bench.session(), trigger("Hello")).texts()).containsExactly(START, unknown, FINISH);
    }

    @Test
    @DisplayName("R2 too many malformed events end the run with an error that names the limit")
    void tooManyMalformedEventsEndTheRun() {
        bench.platform.then(
                wire -> wire.stream().events(START, "x", "x", "x", "x", FINISH).done());

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(listener.failure().message()).contains("could not be read");
    }

    @Test
    @DisplayName("R2 an answer that never ends is stopped at its limit")
    void endlessAnswerIsStoppedAtItsLimit() {
        bench.platform.then(wire -> {
            wire.stream();
            for (int i = 0; i < 100_000; i++) {
                wire.events(TEXT);
            }
        });

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(listener.types()).contains("text-delta").endsWith("error");
    }

    @Test
    @DisplayName("R2 an event that never ends is stopped at its limit")
    void endlessEventIsStoppedAtItsLimit() {
        bench.platform.then(wire ->
                wire.stream().events(START).chunk("data: " + "x".repeat(30_000)).awaitClosed(new CountDownLatch(1)));

        assertThat(run(bench.session(), trigger("Hello")).outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    @DisplayName("R2 a run over its time limit ends with an error that names it")
    void runOverItsTimeLimitEndsWithAnError() {
        try (TestBench quick = new TestBench(config -> config.turnLimit(Duration.ofSeconds(1)))) {
            CountDownLatch closed = new CountDownLatch(1);
            quick.platform.then(wire -> wire.stream().events(START, TEXT).awaitClosed(closed));

            RecordingListener listener = run(quick.session(), trigger("Hello"));

            assertThat(listener.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(listener.types()).containsExactly("start", "text-delta", "error");
            assertThat(listener.failure().message()).contains("took longer than");
        }
    }

    @Test
    @DisplayName("C13 events after finish are not sent to a socket, whose next run they would disturb")
    void eventsAfterFinishStayAway() {
        bench.platform.then(
                wire -> wire.stream().events(START, FINISH).events(USAGE).done());

        assertThat(run(bench.session(), trigger("Hello")).texts()).containsExactly(START, FINISH);
    }
}
