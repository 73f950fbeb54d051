package dev.socketchat.octavus.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void interruptsTheThreadThatMadeIt() {
        try (Interruption interruption = new Interruption()) {
            interruption.run();

            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        }
    }

    @Test
    void whatNothingHasMetIsTakenBack() {
        try (Interruption interruption = new Interruption()) {
            interruption.run();
        }

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void oneThatComesTooLateReachesNobody() {
        Interruption interruption = new Interruption();
        interruption.close();

        interruption.run();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptionByOthersStays() {
        Interruption interruption = new Interruption();
        Thread.currentThread().interrupt();

        interruption.close();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
