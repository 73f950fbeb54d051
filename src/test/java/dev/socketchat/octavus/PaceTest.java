package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final Pace pace = new Pace(now::get);

    @Test
    void whatAModelWritesIsATrickle() {
        for (int tenth = 0; tenth < 100; tenth++) {
            assertThat(pace.isTrickle()).isTrue();
            pace.count(20);
            pass(100);
        }
    }

    @Test
    void aBurstIsAFloodUntilTheStretchIsOver() {
        pace.count(Pace.EVENTS);
        assertThat(pace.isTrickle()).isFalse();

        pass(99);
        assertThat(pace.isTrickle()).isFalse();

        pass(1);
        assertThat(pace.isTrickle()).isTrue();
    }

    private void pass(int millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
