package dev.socketchat.chat.observe;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Watches one run on its way to the page, and tells when it starts and how it ends. Never blocks. */
public final class RunWatch implements StreamEventListener {

    private final StreamEventListener page;
    private final Subject subject;
    private final Consumer<RunEvent> observers;
    private final LongSupplier nanoTime;
    private volatile String runId = "";
    private volatile long startedAt;
    private volatile long events;
    private volatile Optional<Duration> untilFirst = Optional.empty();

    /**
     * Whose run it is.
     *
     * @param trigger the name of the trigger, if one started it
     */
    public record Subject(String conversationId, Optional<String> user, Optional<String> trigger) {
    }

    /**
     * @param page hears everything as if nobody watched
     * @param nanoTime for the time a run takes
     */
    public RunWatch(StreamEventListener page, Subject subject, Consumer<RunEvent> observers, LongSupplier nanoTime) {
        this.page = page;
        this.subject = subject;
        this.observers = observers;
        this.nanoTime = nanoTime;
    }

    @Override
    public String label() {
        return "connection " + subject.conversationId() + subject.user().map(name -> ", user " + name).orElse("")
                + subject.trigger().map(name -> ", trigger " + name).orElse("");
    }

    @Override
    public void onAccepted(String reference) {
        runId = reference;
        startedAt = nanoTime.getAsLong();
        observers.accept(new RunStarted(runId, subject.conversationId(), subject.user(), subject.trigger()));
        page.onAccepted(reference);
    }

    @Override
    public void onEvents(List<StreamEvent> batch) {
        // Batches come one after the other, so this is no race.
        if (untilFirst.isEmpty()) {
            untilFirst = Optional.of(age());
        }
        events = events + batch.size();
        page.onEvents(batch);
    }

    @Override
    public boolean hasRoom() {
        return page.hasRoom();
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        page.awaitRoom();
    }

    @Override
    public void onEnd(RunOutcome outcome) {
        try {
            page.onEnd(outcome);
        } finally {
            observers.accept(new RunEnded(runId, subject.conversationId(), subject.user(), subject.trigger(), outcome,
                    events, age(), untilFirst));
        }
    }

    private Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
    }
}
