package dev.socketchat.local;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a caller of the client saw of one turn. */
record ObservedTurn(List<StreamEvent> events, RunOutcome outcome) {

    List<String> texts() {
        return events.stream().map(StreamEvent::json).toList();
    }

    StreamEvent.Failure failure() {
        return (StreamEvent.Failure) events.get(events.size() - 1);
    }

    List<String> types() {
        return events.stream().map(StreamEvent::type).toList();
    }

    /** Collects the events of one turn. */
    static final class Listener implements StreamEventListener {

        private final List<StreamEvent> events = new ArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable RunOutcome outcome;

        @Override
        public synchronized void onEvents(List<StreamEvent> more) {
            events.addAll(more);
        }

        @Override
        public void onEnd(RunOutcome how) {
            outcome = how;
            ended.countDown();
        }

        ObservedTurn turn() {
            try {
                if (!ended.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("The turn did not end");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            synchronized (this) {
                return new ObservedTurn(List.copyOf(events), outcome);
            }
        }
    }
}
