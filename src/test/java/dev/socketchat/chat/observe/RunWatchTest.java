package dev.socketchat.chat.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunWatchTest {

    private static final Optional<String> ANN = Optional.of("ann");
    private static final Optional<String> TRIGGER = Optional.of("user-message");
    private static final StreamEvent DELTA = new StreamEvent.Opaque("text-delta", "{}");

    private final AtomicLong clock = new AtomicLong();
    private final List<RunEvent> told = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    private boolean hasRoom = true;
    private final StreamEventListener page = new StreamEventListener() {
        @Override
        public void onAccepted(String reference) {
            heard.add("accepted " + reference);
        }

        @Override
        public void onEvents(List<StreamEvent> events) {
            heard.add(events.size() + " events");
        }

        @Override
        public boolean hasRoom() {
            return hasRoom;
        }

        @Override
        public void awaitRoom() {
            heard.add("room");
        }

        @Override
        public void onEnd(RunOutcome outcome) {
            heard.add("end " + outcome);
        }
    };

    private RunWatch watch(Optional<String> user, Optional<String> trigger) {
        return new RunWatch(page, new RunWatch.Subject("s1", user, trigger), told::add, clock::get);
    }

    @Test
    void aRunIsToldFromItsStartToItsEnd() throws InterruptedException {
        RunWatch watch = watch(ANN, TRIGGER);
        watch.onAccepted("19b89cd8");
        clock.set(2_000_000);
        watch.onEvents(List.of(DELTA, DELTA));
        watch.awaitRoom();
        watch.onEvents(List.of(DELTA));
        clock.set(5_000_000);
        watch.onEnd(RunOutcome.FINISHED);

        assertThat(told).containsExactly(new RunStarted("19b89cd8", "s1", ANN, TRIGGER),
                new RunEnded("19b89cd8", "s1", ANN, TRIGGER, RunOutcome.FINISHED, 3, Duration.ofMillis(5),
                        Optional.of(Duration.ofMillis(2))));
        assertThat(heard).containsExactly("accepted 19b89cd8", "2 events", "room", "1 events", "end FINISHED");
    }

    @Test
    void thePageSaysWhetherThereIsRoom() {
        RunWatch watch = watch(ANN, TRIGGER);
        assertThat(watch.hasRoom()).isTrue();

        hasRoom = false;
        assertThat(watch.hasRoom()).isFalse();
    }

    @Test
    void theLogSaysWhoseRunItIs() {
        assertThat(watch(ANN, TRIGGER).label()).isEqualTo("connection s1, user ann, trigger user-message");
        assertThat(watch(Optional.empty(), Optional.empty()).label()).isEqualTo("connection s1");
    }

    @Test
    void aRunHasFailedWhenThePersonSawAnError() {
        assertThat(List.of(RunOutcome.values()).stream().filter(outcome ->
                new RunEnded("r", "s1", ANN, TRIGGER, outcome, 0, Duration.ZERO, Optional.empty()).hasFailed()))
                .containsExactly(RunOutcome.FAILED, RunOutcome.INTERRUPTED);
    }
}
