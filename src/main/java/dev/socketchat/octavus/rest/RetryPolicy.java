package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusIoException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which failures before the first byte of an answer are worth another attempt, and after what wait: what the platform
 * asked for, else 1 s, 2 s, 4 s … with a quarter of it as jitter either way; never more than 8 s.
 */
record RetryPolicy(int maxRetries, RandomGenerator random) {

    private static final Set<Integer> RETRYABLE = Set.of(408, 429, 502, 503, 504);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final long FIRST_MILLIS = 1000;

    /**
     * The wait before the next attempt, or empty if there is to be none.
     *
     * @param attempt how many attempts failed before this one
     */
    Optional<Duration> waitAfter(OctavusException failure, int attempt) {
        if (attempt >= maxRetries || !isWorthAnother(failure)) {
            return Optional.empty();
        }
        Optional<Duration> asked =
                failure instanceof OctavusApiException answer ? answer.retryAfter() : Optional.empty();
        return Optional.of(
                asked.map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait).orElseGet(() -> backoff(attempt)));
    }

    private static boolean isWorthAnother(OctavusException failure) {
        return failure instanceof OctavusIoException
                || failure instanceof OctavusApiException answer && RETRYABLE.contains(answer.status());
    }

    private Duration backoff(int attempt) {
        long base = Math.min(FIRST_MILLIS << Math.min(attempt, 10), LONGEST.toMillis());
        return Duration.ofMillis(Math.round(base * (0.75 + 0.5 * random.nextDouble())));
    }
}
