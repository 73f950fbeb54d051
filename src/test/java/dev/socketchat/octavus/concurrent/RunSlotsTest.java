package dev.socketchat.octavus.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunSlotsTest {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private long now;
    private final RunSlots slots = new RunSlots(2, LIMIT, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aRunIsStuckFiveMinutesAfterItsTimeLimitUntilItLetsGo() {
        RunSlots.Slot slot = slots.take();

        pass(LIMIT.plusMinutes(5));
        assertThat(slots.stuck()).isZero();

        pass(Duration.ofSeconds(1));
        assertThat(slots.stuck()).isOne();
        assertThat(slots.taken()).isOne();

        slot.close();
        assertThat(slots.stuck()).isZero();
        assertThat(slots.taken()).isZero();
    }

    @Test
    void aRunThatEndedIsStuckIfItHoldsItsSlotFiveMinutesMore() {
        RunSlots.Slot slot = slots.take();
        slots.take();

        slot.ended();
        pass(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(slots.stuck()).isOne();
    }

    @Test
    void aSlotIsGivenBackOnce() {
        RunSlots.Slot first = slots.take();
        slots.take();
        first.close();
        first.close();

        slots.take();

        assertThat(slots.taken()).isEqualTo(2);
    }
}
