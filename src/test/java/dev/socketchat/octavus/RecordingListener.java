package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what a run sends and waits for it with a bound. */
class RecordingListener implements StreamEventListener {

    private volatile String reference = "";
    private final List<List<StreamEvent>> batches = new ArrayList<>();
    private final BlockingQueue<StreamEvent> arrivals = new LinkedBlockingQueue<>();
    private final List<RunOutcome> outcomes = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onAccepted(String given) {
        reference = given;
    }

    /** The reference the run was accepted with. */
    String reference() {
        return reference;
    }

    @Override
    public synchronized void onEvents(List<StreamEvent> events) {
        batches.add(List.copyOf(events));
        arrivals.addAll(events);
    }

    @Override
    public synchronized void onEnd(RunOutcome outcome) {
        outcomes.add(outcome);
        ended.countDown();
    }

    /** Waits for the end and tells what it was; fails if it came twice. */
    RunOutcome outcome() {
        try {
            if (!ended.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("The run did not end; so far: " + types());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        synchronized (this) {
            if (outcomes.size() != 1) {
                throw new AssertionError("Ended more than once: " + outcomes);
            }
            return outcomes.get(0);
        }
    }

    /** Waits for the next event nobody has taken yet. */
    StreamEvent take() {
        try {
            StreamEvent event = arrivals.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No event arrived");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    synchronized List<List<StreamEvent>> batches() {
        return List.copyOf(batches);
    }

    synchronized List<StreamEvent> events() {
        return batches.stream().flatMap(List::stream).toList();
    }

    List<String> types() {
        return events().stream().map(StreamEvent::type).toList();
    }

    List<String> texts() {
        return events().stream().map(StreamEvent::json).toList();
    }

    StreamEvent last() {
        List<StreamEvent> events = events();
        return events.get(events.size() - 1);
    }

    StreamEvent.Failure failure() {
        return (StreamEvent.Failure) last();
    }
}
