package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.tool.Tools;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs hold of the threads they are given, and how many there may be. */
class RunThreadsTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void fullStreamExecutorIsARetryableBusyErrorAndTakesNoSlot() {
        AtomicInteger asked = new AtomicInteger();
        Environment full = new Environment(
                task -> {
                    asked.incrementAndGet();
                    throw new RejectedExecutionException("full");
                },
                bench.threads,
                bench.scheduler,
                System::nanoTime,
                java.time.Clock.systemUTC(),
                new java.util.Random(1));
        OctavusConfig one = OctavusConfig.builder(bench.platform.uri()).maxRuns(1).build();
        try (OctavusClient client = new OctavusClient(one, full)) {
            AgentSession session = client.agentSessions().attach("ses_1", Tools.NONE);
            run(session, trigger("Hello"));
            RecordingListener listener = run(session, trigger("Hello"));

            assertThat(listener.failure().errorType()).isEqualTo("rate_limit_error");
            assertThat(listener.failure().retryable()).isTrue();
            assertThat(asked).hasValue(2);
            assertThat(bench.platform.received()).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void oneRunMoreThanAllowedIsBusyUntilAnotherHasEnded() {
        try (TestBench narrow = new TestBench(config -> config.maxRuns(1))) {
            CountDownLatch closed = new CountDownLatch(1);
            narrow.platform.then(wire -> wire.stream().events(START).awaitClosed(closed));
            narrow.platform.otherwise(wire -> wire.stream().events(START, FINISH).done());
            AgentSession first = narrow.session();
            RecordingListener waiting = new RecordingListener();
            first.handle(trigger("Hello"), waiting);
            waiting.take();

            assertThat(run(narrow.session(), trigger("Hello")).failure().errorType()).isEqualTo("rate_limit_error");

            first.close();
            assertThat(waiting.outcome()).isEqualTo(RunOutcome.STOPPED);
            while (run(narrow.session(), trigger("Hello")).outcome() != RunOutcome.FINISHED) {
                // The slot is given back a moment after the end was told.
                Thread.onSpinWait();
            }
        }
    }

    @Test
    @Timeout(30)
    void aRunHoldsNoThreadWhileThePlatformWritesNothing() {
        AtomicInteger busy = new AtomicInteger();
        Environment counting = new Environment(
                task -> bench.threads.execute(() -> {
                    busy.incrementAndGet();
                    task.run();
                    busy.decrementAndGet();
                }),
                bench.threads,
                bench.scheduler,
                System::nanoTime,
                java.time.Clock.systemUTC(),
                new java.util.Random(1));
        CountDownLatch more = new CountDownLatch(1);
        bench.platform.then(wire -> {
            wire.stream().events(START, TEXT);
            more.await();
            wire.events(TEXT, FINISH).done();
        });
        try (OctavusClient client =
                new OctavusClient(OctavusConfig.builder(bench.platform.uri()).build(), counting)) {
            RecordingListener listener = new RecordingListener();
            client.agentSessions().attach("ses_1", Tools.NONE).handle(trigger("Hello"), listener);
            listener.take();
            listener.take();
            while (busy.get() > 0) {
                Thread.onSpinWait();
            }

            more.countDown();

            assertThat(listener.outcome()).isEqualTo(RunOutcome.FINISHED);
            assertThat(listener.texts()).containsExactly(START, TEXT, TEXT, FINISH);
        }
    }
}
