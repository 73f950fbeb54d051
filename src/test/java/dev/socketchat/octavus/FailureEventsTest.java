package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.json;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.event.StreamEvent;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureEventsTest {

    private final TestBench bench = new TestBench(config -> config.maxRetries(0).maxRequestBytes(2000));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, validation_error, false",
        "401, authentication_error, false",
        "402, quota_exceeded_error, false",
        "403, permission_error, false",
        "404, not_found_error, false",
        "408, unknown_error, false",
        "409, unknown_error, false",
        "410, unknown_error, false",
        "413, unknown_error, false",
        "422, unknown_error, false",
        "307, unknown_error, false",
        "429, rate_limit_error, true",
        "500, internal_error, true",
        "501, internal_error, true",
        "529, internal_error, true",
        "502, internal_error, true",
        "503, provider_overloaded, true",
        "504, provider_timeout, true"
    })
    @DisplayName(
            "C10 S9 a status becomes its error event, with a text of ours and a reference instead of the platform's"
                    + " words")
    void statusesBecomeErrorEvents(int status, String type, boolean retryable) {
        bench.platform.thenJson(status, "{\"error\":\"SQL state 42 on db-7.internal\",\"code\":\"X\"}");

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.types()).containsExactly("error");
        StreamEvent.Failure failure = listener.failure();
        assertThat(failure.errorType()).isEqualTo(type);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.source()).isEqualTo("platform");
        assertThat(failure.json()).doesNotContain("SQL", "db-7");
        assertThat(failure.message()).endsWith("(reference " + failure.code().orElseThrow() + ")");
        assertThat(json(failure).keySet())
                .isSubsetOf("type", "errorType", "message", "source", "retryable", "retryAfter", "code");
    }

    enum Body {
        FLAT("{\"error\":\"No such agent\",\"code\":\"NOT_FOUND\"}", "No such agent", "NOT_FOUND"),
        MESSAGE("{\"message\":\"No such agent\"}", "No such agent", null),
        NESTED("{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"No such agent\"}}", "No such agent", "NOT_FOUND"),
        HTML("<html>oops</html>", "Not Found", null),
        EMPTY("", "Not Found", null),
        ARRAY("[]", "Not Found", null),
        HUGE("{\"error\":\"" + "x".repeat(100_000) + "\"}", "Not Found", null),
        DEEP("{\"error\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}", "Not Found", null);

        final String text;
        final String message;
        final String code;

        Body(String text, String message, String code) {
            this.text = text;
            this.message = message;
            this.code = code;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("B12 the three shapes of error bodies are understood, anything else gives the reason phrase")
    void errorBodiesAreUnderstood(Body body) {
        bench.platform.then(wire -> wire.body(404, "text/html", body.text));
        try (AgentStream stream = bench.session().execute(trigger("Hello"))) {
            assertThat(stream.iterator().next()).isInstanceOf(StreamEvent.Failure.class);
            assertThat(stream.iterator().hasNext()).isFalse();

            assertThat(stream.outcome()).contains(RunOutcome.FAILED);
            assertThat(stream.failure()).get().isInstanceOfSatisfying(OctavusApiException.class, failure -> {
                assertThat(failure.status()).isEqualTo(404);
                assertThat(failure.getMessage()).isEqualTo(body.message);
                assertThat(failure.code().orElse(null)).isEqualTo(body.code);
            });
        }
    }

    @Test
    @DisplayName("D14 a request larger than the limit is an error event and is not sent")
    void tooLargeARequestIsNotSent() {
        RecordingListener listener = run(bench.session(), trigger("x".repeat(2000)));

        assertThat(listener.failure().errorType()).isEqualTo("unknown_error");
        assertThat(listener.failure().retryable()).isFalse();
        assertThat(bench.platform.received()).isEmpty();
    }

    @Test
    void pageInsteadOfAStreamIsAnInternalError() {
        bench.platform.then(wire -> wire.body(200, "text/html; charset=utf-8", "<html>Log in</html>"));

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(listener.failure().errorType()).isEqualTo("internal_error");
        assertThat(listener.failure().json()).doesNotContain("Log in");
    }

    @Test
    void answerWithoutBodyIsAnInternalError() {
        bench.platform.then(wire -> wire.raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(listener.failure().errorType()).isEqualTo("internal_error");
    }

    @Test
    void missingContentTypeIsReadAsAStream() {
        bench.platform.then(wire -> wire.raw(
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ndata: " + START + "\n\ndata: " + FINISH + "\n\n"));

        assertThat(run(bench.session(), trigger("Hello")).texts()).containsExactly(START, FINISH);
    }

    @Test
    @DisplayName("E5 an unreachable platform is an exception for who pulls the events")
    void unreachablePlatformIsAnExceptionOfTheIterator() {
        bench.platform.close();
        try (AgentStream stream = bench.session().execute(trigger("Hello"))) {
            Iterator<StreamEvent> events = stream.iterator();

            assertThatThrownBy(events::hasNext).isInstanceOf(OctavusIoException.class);
            assertThat(events.hasNext()).isFalse();
        }
    }
}
