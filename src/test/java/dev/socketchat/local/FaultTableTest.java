package dev.socketchat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller of the client sees of each fault of the platform, and how often the platform was asked. */
class FaultTableTest extends PlatformTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String UNREACHABLE = "cannot be reached";
    private static final String INTERRUPTED = "The answer was interrupted";
    private static final int AFTER = 5;

    /** One row: the fault, whether it lasts, and then what is seen. */
    enum Row {
        REFUSED(new Fault.Refuse(), "internal_error", true, UNREACHABLE, 3),
        NEVER_ANSWERS(new Fault.SlowHeaders(LONG), "internal_error", true, UNREACHABLE, 3),
        RATE_LIMITED(Fault.status(429, "2"), "rate_limit_error", true, "busy", 3),
        REQUEST_TIMEOUT(Fault.status(408), "unknown_error", false, "went wrong", 3),
        BAD_GATEWAY(Fault.html(502), "internal_error", true, "went wrong", 3),
        OVERLOADED(Fault.status(503), "provider_overloaded", true, "overloaded", 3),
        GATEWAY_TIMEOUT(Fault.status(504), "provider_timeout", true, "too long", 3),
        KEY_REFUSED(Fault.status(401), "authentication_error", false, "not set up", 1),
        OVER_QUOTA(Fault.status(402), "quota_exceeded_error", false, "usage limit", 1),
        FORBIDDEN(Fault.status(403), "permission_error", false, "not set up", 1),
        SESSION_GONE(Fault.status(404), "not_found_error", false, "no longer available", 1),
        BAD_REQUEST(Fault.status(400), "validation_error", false, "make sense", 1),
        CONFLICT(Fault.status(409), "unknown_error", false, "went wrong", 1),
        SERVER_ERROR(Fault.status(500), "internal_error", true, "went wrong", 1),
        SILENCE(new Fault.Silence(AFTER, false), "internal_error", true, INTERRUPTED, 1),
        HEARTBEATS_ALONE(new Fault.Silence(AFTER, true), "execution_error", false, "took longer than", 1),
        CUT_AT_ONCE(new Fault.Cut(0), "internal_error", true, INTERRUPTED, 1),
        CUT(new Fault.Cut(AFTER), "internal_error", true, INTERRUPTED, 1),
        RESET(new Fault.Reset(AFTER), "internal_error", true, INTERRUPTED, 1),
        NO_FINISH(new Fault.NoFinish(), "internal_error", true, INTERRUPTED, 1),
        ENDLESS(new Fault.Flood(10_000, 100, Duration.ZERO), "execution_error", false, "became too long", 1),
        ENDLESS_LINE(Fault.raw("data: {\"type\":\"", "x".repeat(40_000)), "execution_error", false, "part of it was too large", 1),
        NOTHING_BUT_GARBAGE(Fault.raw("data: {oops\n\n".repeat(20)), "execution_error", false, "could not be read", 1);

        final Fault fault;
        final String errorType;
        final boolean retryable;
        final String words;
        final int requests;

        Row(Fault fault, String errorType, boolean retryable, String words, int requests) {
            this.fault = fault;
            this.errorType = errorType;
            this.retryable = retryable;
            this.words = words;
            this.requests = requests;
        }

        boolean keepsText() {
            return List.of(SILENCE, HEARTBEATS_ALONE, CUT, RESET, NO_FINISH, ENDLESS).contains(this);
        }

        RunOutcome outcome() {
            return words.equals(INTERRUPTED) ? RunOutcome.INTERRUPTED : RunOutcome.FAILED;
        }

        OptionalDouble retryAfter() {
            return this == RATE_LIMITED ? OptionalDouble.of(2) : OptionalDouble.empty();
        }
    }

    @Override
    LocalPlatformOptions options() {
        return super.options().withTimes(Duration.ofMillis(50), Duration.ofMillis(50));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R2 each fault ends the turn with one error of its type, after what had been said")
    void faultEndsTheTurnWithOneError(Row row) {
        platform.faults().add(row.fault, FaultScope.STREAM, Faults.ALWAYS);

        ObservedTurn turn = hello(row);

        assertThat(turn.events()).filteredOn(StreamEvent::isTerminal).containsExactly(turn.failure());
        assertThat(turn.types()).filteredOn("text-delta"::equals).matches(deltas -> deltas.isEmpty() != row.keepsText());
        assertThat(turn.failure().errorType()).isEqualTo(row.errorType);
        assertThat(turn.failure().retryable()).isEqualTo(row.retryable);
        assertThat(turn.failure().message()).contains(row.words);
        assertThat(turn.failure().retryAfter()).isEqualTo(row.retryAfter());
        assertThat(turn.outcome()).isEqualTo(row.outcome());
        assertThat(triggers()).isEqualTo(row.requests);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NEVER_ANSWERS", "RATE_LIMITED", "REQUEST_TIMEOUT", "BAD_GATEWAY", "OVERLOADED",
        "GATEWAY_TIMEOUT"})
    @DisplayName("R2 a fault that passes before the answer begins is not seen at all")
    void passingFaultIsNotSeen(Row row) {
        platform.faults().add(row.fault, FaultScope.STREAM, 2);

        ObservedTurn turn = hello(row);

        assertThat(turn.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(turn.types()).startsWith("start").endsWith("finish").doesNotContain("error");
        assertThat(triggers()).isEqualTo(3);
    }

    @Test
    @DisplayName("R2 a platform that is down is unreachable, and was asked for nothing")
    void platformThatIsDownIsUnreachable() {
        String session = caller.createSession();
        platform.close();

        ObservedTurn turn = say(session, limits -> limits);

        assertThat(turn.types()).containsExactly("error");
        assertThat(turn.failure().message()).contains(UNREACHABLE);
        assertThat(turn.failure().retryable()).isTrue();
        assertThat(triggers()).isZero();
    }

    @Test
    @DisplayName("R2 a session that has expired is not found until it is restored; then the turn runs")
    void expiredSessionRunsAfterItIsRestored() {
        String session = caller.createSession();
        try (HurriedClient client = new HurriedClient(platform.baseUri(), limits -> limits)) {
            client.client.agentSessions().clear(session);

            assertThat(client.say(session, "hello").failure().errorType()).isEqualTo("not_found_error");
            assertThat(client.client.agentSessions().restore(session, List.of(), Map.of("COMPANY_NAME", "Acme"))).isTrue();
            assertThat(client.say(session, "hello").outcome()).isEqualTo(RunOutcome.FINISHED);
        }
        assertThat(triggers()).isEqualTo(2);
    }

    private ObservedTurn hello(Row row) {
        return say(caller.createSession(), limits -> limits(row, limits));
    }

    private ObservedTurn say(String session, UnaryOperator<OctavusConfig.Builder> limits) {
        try (HurriedClient client = new HurriedClient(platform.baseUri(), limits)) {
            return client.say(session, "hello");
        }
    }

    private static OctavusConfig.Builder limits(Row row, OctavusConfig.Builder limits) {
        boolean timed = List.of(Row.NEVER_ANSWERS, Row.SILENCE, Row.HEARTBEATS_ALONE).contains(row);
        return limits.idleTimeout(timed ? SHORT : LONG)
                .turnLimit(row == Row.HEARTBEATS_ALONE ? SHORT.plus(SHORT) : LONG)
                .maxRunBytes(100_000).maxEventBytes(30_000).maxMalformedEvents(10);
    }

    private long triggers() {
        return platform.requests().stream().filter(request -> request.path().endsWith("/trigger")).count();
    }
}
