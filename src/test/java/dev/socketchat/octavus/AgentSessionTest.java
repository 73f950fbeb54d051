package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.tool.Tools;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AgentSessionTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("E2 stop with a silent platform closes the request at once and nothing is sent afterwards")
    void stopClosesTheRequestOfASilentPlatform() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.stream().events(START, TEXT).awaitClosed(closed));
        AgentSession session = bench.session();
        RecordingListener listener = new RecordingListener();
        session.handle(trigger("Hello"), listener);
        listener.take();
        listener.take();

        session.handle(new SocketMessage.Stop(), listener);

        assertThat(listener.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(listener.texts()).containsExactly(START, TEXT);
    }

    @Test
    @DisplayName("what is refused is answered before the next message can take its place")
    void refusalsAreGivenAtOnce() {
        AgentSession session = bench.session();
        for (int round = 0; round < 20; round++) {
            RecordingListener listener = new RecordingListener();
            if (round % 2 == 0) {
                session.refuse(ErrorType.VALIDATION, "No.", listener);
            } else {
                session.defer("Later.", Duration.ofSeconds(2), listener);
            }
            assertThat(listener.types()).containsExactly("error");
        }
    }

    @Test
    @DisplayName("E2 stop while the platform has not even answered closes the request")
    void stopClosesARequestWithoutAnswer() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.awaitClosed(closed));
        AgentSession session = bench.session();
        RecordingListener listener = new RecordingListener();
        session.handle(trigger("Hello"), listener);
        bench.platform.take();

        session.handle(new SocketMessage.Stop(), listener);

        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(listener.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(listener.events()).isEmpty();
    }

    @Test
    @DisplayName("E3 a newer trigger replaces the run: none of its events come afterwards")
    void newerTriggerReplacesTheRun() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform
                .then(wire -> wire.stream().events(START).awaitClosed(closed))
                .thenEvents(START, FINISH);
        AgentSession session = bench.session();
        RecordingListener old = new RecordingListener();
        session.handle(trigger("Hello"), old);
        old.take();

        RecordingListener newer = run(session, trigger("No, this"));

        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(old.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(old.types()).containsExactly("start");
        assertThat(newer.texts()).containsExactly(START, FINISH);
    }

    @Test
    @DisplayName("E6 I7 stop without a run is ignored, and stop and trigger back to back run the trigger")
    void stopBeforeEveryTriggerIsHarmless() {
        bench.platform.thenSession("ses_1").thenEvents(START, FINISH).thenEvents(START, TEXT, FINISH);
        AgentSession session = bench.deferred(Tools.NONE);
        for (int turn = 0; turn < 2; turn++) {
            RecordingListener stopped = new RecordingListener();
            session.handle(new SocketMessage.Stop(), stopped);
            RecordingListener listener = run(session, trigger("Hello"));

            assertThat(stopped.events()).isEmpty();
            assertThat(listener.last()).isInstanceOf(StreamEvent.Finish.class);
        }
    }

    @Test
    @DisplayName("E5 an unreachable platform is one retryable error event")
    void unreachablePlatformIsOneRetryableError() {
        bench.platform.close();
        try (TestBench other = new TestBench(
                config -> OctavusConfig.builder(bench.platform.uri()).maxRetries(0))) {
            RecordingListener listener = run(other.session(), trigger("Hello"));

            assertThat(listener.types()).containsExactly("error");
            assertThat(listener.failure().retryable()).isTrue();
            assertThat(listener.failure().message()).contains("cannot be reached");
        }
    }

    @Test
    @DisplayName("E8 closing the session closes the platform's request and nothing runs afterwards")
    void closingTheSessionStopsEverything() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.stream().events(START).awaitClosed(closed));
        AgentSession session = bench.session();
        RecordingListener listener = new RecordingListener();
        session.handle(trigger("Hello"), listener);
        listener.take();

        session.close();
        session.handle(trigger("After"), listener);

        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(listener.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(listener.types()).containsExactly("start");
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    void nothingFollowsTheTerminalEventOfARun() {
        bench.platform
                .thenEvents(START, FINISH, "{\"type\":\"usage\",\"cost\":{}}", TEXT)
                .thenEvents(START, FINISH);
        AgentSession session = bench.session();

        assertThat(run(session, trigger("Hello")).texts()).containsExactly(START, FINISH);
        assertThat(run(session, trigger("Hello")).texts()).containsExactly(START, FINISH);
    }

    @Test
    void aFinishedAnswerIsReadToItsEndBeforeTheConnectionIsClosed() throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        bench.platform.then(wire -> {
            wire.stream().events(START, FINISH);
            go.await(10, TimeUnit.SECONDS);
            wire.done();
            finished.countDown();
        });

        RecordingListener listener = run(bench.session(), trigger("Hello"));
        assertThat(listener.outcome()).isEqualTo(RunOutcome.FINISHED);
        go.countDown();

        assertThat(finished.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoLeavesAfterAFinishedAnswerDoesNotBreakItOff() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        BlockingQueue<Boolean> brokenOff = new LinkedBlockingQueue<>();
        bench.platform.then(wire -> {
            wire.stream().events(START, FINISH);
            left.await(10, TimeUnit.SECONDS);
            brokenOff.add(wire.isClosedWithin(200));
            wire.done();
        });
        AgentSession session = bench.session();

        assertThat(run(session, trigger("Hello")).outcome()).isEqualTo(RunOutcome.FINISHED);
        session.close();
        left.countDown();

        assertThat(brokenOff.poll(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aFinishedAnswerThatDoesNotEndIsClosedAfterAWhile() throws InterruptedException {
        try (TestBench hasty = new TestBench(config -> config, new ImmediateScheduler(Duration.ofSeconds(16)))) {
            CountDownLatch closed = new CountDownLatch(1);
            hasty.platform.then(wire -> wire.stream().events(START, FINISH).awaitClosed(closed));

            assertThat(run(hasty.session(), trigger("Hello")).outcome()).isEqualTo(RunOutcome.FINISHED);
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refusingAMessageEndsTheRunUnderWayAndSendsOneError() {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.stream().events(START).awaitClosed(closed));
        AgentSession session = bench.session();
        RecordingListener old = new RecordingListener();
        session.handle(trigger("Hello"), old);
        old.take();
        RecordingListener refused = new RecordingListener();

        session.refuse(ErrorType.VALIDATION, "The trigger has no valid triggerName.", refused);

        assertThat(refused.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(refused.failure().errorType()).isEqualTo("validation_error");
        assertThat(old.outcome()).isEqualTo(RunOutcome.STOPPED);
    }

    @Test
    void listenerThatThrowsEndsItsRunOnly() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform
                .then(wire -> wire.stream().events(START).awaitClosed(closed))
                .thenEvents(START, FINISH);
        AgentSession session = bench.session();
        CountDownLatch ended = new CountDownLatch(1);
        session.handle(trigger("Hello"), new StreamEventListener() {
            @Override
            public void onEvents(List<StreamEvent> events) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void onEnd(RunOutcome outcome) {
                ended.countDown();
            }
        });
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();

        assertThat(run(session, trigger("Hello")).last()).isInstanceOf(StreamEvent.Finish.class);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eventsOfOnePlatformWriteArriveInOneBatch() {
        bench.platform.then(
                wire -> wire.stream().events(START, TEXT, TEXT, TEXT, FINISH).done());

        assertThat(run(bench.session(), trigger("Hello")).batches()).hasSize(1);
    }
}
