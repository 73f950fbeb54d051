package dev.socketchat.chat.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RunEventsTest {

    private static final RunEvent EVENT = new RunStarted("19b89cd8", "s1", Optional.empty(), Optional.empty());

    @Test
    void anEventIsHandedOverAndToldLater() {
        List<Runnable> waiting = new ArrayList<>();
        List<Object> told = new ArrayList<>();

        new RunEvents(told::add, waiting::add).accept(EVENT);

        assertThat(told).isEmpty();
        waiting.forEach(Runnable::run);
        assertThat(told).containsExactly(EVENT);
    }

    @Test
    void whereObserversAreBehindEventsAreDroppedAndTheLogSaysSoNowAndThen() {
        RunEvents events = new RunEvents(told -> { }, task -> {
            throw new RejectedExecutionException("full");
        });
        try (RecordedLog log = new RecordedLog(RunEvents.class.getName())) {
            for (int event = 0; event < 1001; event++) {
                events.accept(EVENT);
            }

            assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("behind"));
        }
    }
}
