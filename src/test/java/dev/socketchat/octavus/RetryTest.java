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
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private final ImmediateScheduler time = new ImmediateScheduler();
    private final TestBench bench = new TestBench(config -> config, time);

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 502, 503, 504})
    @DisplayName("C7 each status that may pass is tried again, on the first leg and on a continuation")
    void passingStatusesAreTriedAgain(int status) {
        bench.platform
                .thenJson(status, "{}")
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenJson(status, "{}")
                .thenEvents(START, FINISH);

        RecordingListener listener = run(
                bench.session(Tools.builder().add("t", (args, context) -> args).build()), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(bench.platform.received()).hasSize(4);
        assertThat(bench.platform.received().get(0).body())
                .isEqualTo(bench.platform.received().get(1).body());
        assertThat(bench.platform.received().get(2).body())
                .isEqualTo(bench.platform.received().get(3).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 402, 403, 404, 409, 410, 413, 422, 500, 501, 505, 529})
    @DisplayName("C7 other statuses are not tried again")
    void otherStatusesAreFinal(int status) {
        bench.platform.thenJson(status, "{}", "Location: /elsewhere");

        assertThat(run(bench.session(), trigger("Hello")).types()).containsExactly("error");
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    @DisplayName("C7 a connection that breaks before the answer is tried again")
    void brokenConnectionIsTriedAgain() {
        bench.platform.then(ScriptedPlatform.Wire::reset).then(wire -> {}).thenEvents(START, FINISH);

        assertThat(run(bench.session(), trigger("Hello")).outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(bench.platform.received()).hasSize(3);
    }

    @Test
    @DisplayName("A7 a permanent 503 makes three requests, and one with retries off")
    void retriesAreBounded() {
        for (int i = 0; i < 4; i++) {
            bench.platform.thenJson(503, "{}");
        }
        assertThat(run(bench.session(), trigger("Hello")).failure().errorType()).isEqualTo("provider_overloaded");
        assertThat(bench.platform.received()).hasSize(3);

        try (TestBench none = new TestBench(config -> config.maxRetries(0))) {
            none.platform.thenJson(503, "{}");
            run(none.session(), trigger("Hello"));
            assertThat(none.platform.received()).hasSize(1);
        }
    }

    @Test
    @DisplayName("C8 the gaps between attempts lie in the window")
    void gapsLieInTheWindow() {
        bench.platform.thenJson(503, "{}").thenJson(503, "{}").thenEvents(START, FINISH);

        run(bench.session(), trigger("Hello"));

        assertThat(time.waits()).hasSize(2);
        assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        assertThat(time.waits().get(1)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2.5, 2500", "3600, 8000", "-5, 0", "0, 0", "99999999999999, 875"})
    @DisplayName("C9 Retry-After in seconds is obeyed up to 8 s, without jitter; garbage means the usual wait")
    void retryAfterSecondsAreObeyed(String header, long millis) {
        bench.platform.thenJson(429, "{}", "Retry-After: " + header).thenEvents(START, FINISH);

        run(bench.session(), trigger("Hello"));

        if (millis == 0) {
            assertThat(time.waits()).isEmpty();
        } else if (millis == 875) {
            assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        } else {
            assertThat(time.waits()).containsExactly(Duration.ofMillis(millis));
        }
    }

    @Test
    @DisplayName("C9 Retry-After as a date is obeyed up to 8 s, and one in the past means at once")
    void retryAfterDatesAreObeyed() {
        String future = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        bench.platform
                .thenJson(503, "{}", "Retry-After: " + future)
                .thenJson(503, "{}", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT")
                .thenEvents(START, FINISH);

        run(bench.session(), trigger("Hello"));

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(8));
    }

    @Test
    @DisplayName("C9 a Retry-After that remains after the last attempt is told to the reader")
    void remainingRetryAfterIsTold() {
        for (int i = 0; i < 3; i++) {
            bench.platform.thenJson(429, "{\"error\":\"busy\",\"code\":\"SESSION_BUSY\"}", "Retry-After: 1.2");
        }

        StreamEvent.Failure failure = run(bench.session(), trigger("Hello")).failure();

        assertThat(failure.errorType()).isEqualTo("rate_limit_error");
        assertThat(failure.retryAfter()).hasValue(2);
    }

    @Test
    @DisplayName("E2 stop during the wait before another attempt ends the run at once")
    void stopDuringTheWaitEndsTheRun() throws InterruptedException {
        try (TestBench slow = new TestBench()) {
            CountDownLatch answered = new CountDownLatch(1);
            slow.platform.then(wire -> {
                wire.json(503, "{}", "Retry-After: 8");
                answered.countDown();
            });
            AgentSession session = slow.session();
            RecordingListener listener = new RecordingListener();
            session.handle(trigger("Hello"), listener);
            assertThat(answered.await(5, TimeUnit.SECONDS)).isTrue();

            session.handle(new SocketMessage.Stop(), listener);

            assertThat(listener.outcome()).isEqualTo(RunOutcome.STOPPED);
            assertThat(listener.events()).isEmpty();
            assertThat(slow.platform.received()).hasSize(1);
        }
    }
}
