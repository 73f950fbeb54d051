package dev.socketchat.local;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lets the first waits between attempts, 0.75 to 3 seconds, pass at once; shorter and longer limits stay as they are. */
final class HurriedScheduler extends ScheduledThreadPoolExecutor {

    HurriedScheduler() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        long millis = unit.toMillis(delay);
        return super.schedule(task, millis >= 750 && millis <= 3000 ? 0 : delay, unit);
    }
}
