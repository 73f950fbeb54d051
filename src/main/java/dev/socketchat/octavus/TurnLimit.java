package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long a turn may take: breaks its work off when the time is up. One thread begins it, any may end it. */
final class TurnLimit {

    private final Duration time;
    private volatile @Nullable Future<?> alarm;
    private volatile boolean reached;

    TurnLimit(Duration time) {
        this.time = time;
    }

    /** Begins; called once. */
    void begin(Cancellation work, ScheduledExecutorService scheduler) {
        alarm = scheduler.schedule(() -> reach(work), time.toNanos(), TimeUnit.NANOSECONDS);
        work.onCancel(this::end);
    }

    private void reach(Cancellation work) {
        reached = true;
        work.cancel();
    }

    /** Whether the time was up before the end. */
    boolean isReached() {
        return reached;
    }

    void end() {
        Future<?> begun = alarm;
        if (begun != null) {
            begun.cancel(false);
        }
    }
}
