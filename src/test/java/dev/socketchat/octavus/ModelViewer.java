package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Whoever looks at the answer to one message: mostly quick, sometimes slow, seldom broken. */
final class ModelViewer extends RecordingListener {

    private final ModelTime time;
    private final Random random;
    private volatile boolean broken;
    private volatile int heardWhenReplaced = -1;
    private volatile boolean over;

    ModelViewer(ModelTime time, long seed) {
        this.time = time;
        this.random = new Random(seed);
    }

    /** From now on nothing may come any more. */
    void replaced() {
        if (heardWhenReplaced < 0) {
            heardWhenReplaced = events().size();
        }
    }

    int heardWhenReplaced() {
        return heardWhenReplaced;
    }

    boolean isBroken() {
        return broken;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void onEvents(List<StreamEvent> events) {
        if (broken || over) {
            throw new AssertionError("Called after " + (over ? "the end" : "a failure"));
        }
        time.happened();
        if (random.nextInt(150) == 0) {
            broken = true;
            throw new IllegalStateException("This viewer is broken");
        }
        super.onEvents(events);
    }

    @Override
    public boolean hasRoom() {
        return random.nextInt(4) > 0;
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        if (random.nextInt(12) == 0) {
            time.pass(Duration.ofSeconds(2));
        }
    }

    @Override
    public void onEnd(RunOutcome outcome) {
        super.onEnd(outcome);
        over = true;
        time.happened();
    }
}
