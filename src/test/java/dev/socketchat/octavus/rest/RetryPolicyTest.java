package dev.socketchat.octavus.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.error.OctavusIoException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    @ParameterizedTest
    @CsvSource({"0, 750, 1250", "1, 1500, 2500", "2, 3000, 5000", "3, 6000, 10000", "4, 6000, 10000", "40, 6000, 10000"
    })
    @DisplayName("C8 the wait doubles from 1 s to 8 s, a quarter of it either way")
    void backoffStaysInItsWindow(int attempt, long least, long most) {
        RetryPolicy lowest = new RetryPolicy(100, random(0));
        RetryPolicy highest = new RetryPolicy(100, random(Math.nextDown(1.0)));
        OctavusIoException failure = new OctavusIoException("broken", null);

        assertThat(lowest.waitAfter(failure, attempt)).contains(Duration.ofMillis(least));
        assertThat(highest.waitAfter(failure, attempt).orElseThrow())
                .isBetween(Duration.ofMillis(most - 1), Duration.ofMillis(most));
    }

    private static RandomGenerator random(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
