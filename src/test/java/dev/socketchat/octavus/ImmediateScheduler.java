package dev.socketchat.octavus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Remembers every wait up to a length and lets it pass at once; longer ones are time limits and stay as they
 * are.
 */
final class ImmediateScheduler extends ScheduledThreadPoolExecutor {

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    private final Duration longest;

    ImmediateScheduler() {
        this(Duration.ofSeconds(10));
    }

    ImmediateScheduler(Duration longest) {
        super(1, Executors.defaultThreadFactory());
        this.longest = longest;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Duration wait = Duration.of(delay, unit.toChronoUnit());
        if (wait.compareTo(longest) > 0) {
            return super.schedule(task, delay, unit);
        }
        waits.add(wait);
        return super.schedule(task, 0, unit);
    }

    List<Duration> waits() {
        synchronized (waits) {
            return List.copyOf(waits);
        }
    }
}
