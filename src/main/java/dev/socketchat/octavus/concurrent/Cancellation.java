package dev.socketchat.octavus.concurrent;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asked once, remembered for ever: closes what is open and ends every wait. Cancelling reaches all children, not the
 * parent. Any thread may cancel; what it ends runs on that thread, without a lock.
 */
public final class Cancellation {

    private static final System.Logger LOG = System.getLogger(Cancellation.class.getName());

    private final Set<Registration> registrations = new LinkedHashSet<>();
    private boolean cancelled;

    /** What is to happen on cancelling, until it is closed. */
    public final class Registration implements AutoCloseable {

        private final Runnable action;

        private Registration(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            synchronized (registrations) {
                registrations.remove(this);
            }
        }
    }

    /** A part that can be cancelled by itself. Close the registration when the part is over. */
    public Registration adopt(Cancellation child) {
        return onCancel(child::cancel);
    }

    /** Remembers what to do on cancelling; done at once if that has happened. */
    public Registration onCancel(Runnable action) {
        Registration registration = new Registration(action);
        boolean now;
        synchronized (registrations) {
            now = cancelled;
            if (!now) {
                registrations.add(registration);
            }
        }
        if (now) {
            run(registration);
        }
        return registration;
    }

    /** Ends everything, once, whatever one of them throws. Copies nothing, for there may be no memory left. */
    public void cancel() {
        for (Registration next = removeNext(); next != null; next = removeNext()) {
            run(next);
        }
    }

    private @Nullable Registration removeNext() {
        synchronized (registrations) {
            cancelled = true;
            if (registrations.isEmpty()) {
                return null;
            }
            Iterator<Registration> open = registrations.iterator();
            Registration next = open.next();
            open.remove();
            return next;
        }
    }

    /** Whether that has happened. */
    public boolean isCancelled() {
        synchronized (registrations) {
            return cancelled;
        }
    }

    /**
     * Goes on unless this is cancelled.
     *
     * @throws CancellationException if it is
     */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }

    /**
     * Waits for the time to pass.
     *
     * @throws CancellationException as soon as this is cancelled, or when the thread is interrupted
     */
    public void sleep(Duration time, ScheduledExecutorService scheduler) {
        if (!time.isZero()) {
            CountDownLatch over = new CountDownLatch(1);
            Future<?> alarm = scheduler.schedule(over::countDown, time.toNanos(), TimeUnit.NANOSECONDS);
            try {
                await(over);
            } finally {
                alarm.cancel(false);
            }
        }
        throwIfCancelled();
    }

    /**
     * Waits for a latch that something bounded opens. Nobody else may wait for it: cancelling opens it.
     *
     * @throws CancellationException as soon as this is cancelled, or when the thread is interrupted
     */
    public void await(CountDownLatch latch) {
        Registration registration = onCancel(() -> drain(latch));
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            registration.close();
        }
        throwIfCancelled();
    }

    private static void drain(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            latch.countDown();
        }
    }

    private static void run(Registration registration) {
        try {
            registration.action.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.DEBUG, "Closing on cancellation failed", e);
        }
    }
}
