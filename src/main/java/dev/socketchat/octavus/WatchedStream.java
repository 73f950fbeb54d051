package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.rest.ArrivingStream;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Breaks off a stream that has been waited on for too long. The clock runs only while somebody waits, in a read or to
 * be told; bytes of any kind stop it. One scheduled task looks about once per limit, so reading costs nothing but a note
 * of the time.
 */
final class WatchedStream extends ArrivingStream {

    private final ArrivingStream in;
    private final long limitNanos;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService scheduler;
    private final Runnable breakOff;
    private volatile boolean waiting;
    private volatile long waitingSince;
    private volatile boolean expired;
    private volatile boolean closed;
    private volatile Future<?> next;

    WatchedStream(ArrivingStream in, long limitNanos, Environment environment, Runnable breakOff) {
        this.in = in;
        this.limitNanos = limitNanos;
        this.nanoTime = environment.nanoTime();
        this.scheduler = environment.scheduler();
        this.breakOff = breakOff;
        this.next = scheduler.schedule(this::look, limitNanos, TimeUnit.NANOSECONDS);
    }

    /** Whether the limit was passed. */
    boolean isExpired() {
        return expired;
    }

    @Override
    public boolean whenReadable(Runnable action) {
        waitingSince = nanoTime.getAsLong();
        waiting = true;
        boolean waits = in.whenReadable(action);
        if (!waits) {
            waiting = false;
        }
        return waits;
    }

    @Override
    public boolean isTrickle() {
        return in.isTrickle();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        waitingSince = nanoTime.getAsLong();
        waiting = true;
        try {
            return in.read(target, offset, length);
        } finally {
            waiting = false;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        next.cancel(false);
        in.close();
    }

    private void look() {
        long left = waiting ? limitNanos - (nanoTime.getAsLong() - waitingSince) : limitNanos;
        if (closed) {
            return;
        }
        if (left <= 0) {
            expired = true;
            breakOff.run();
        } else {
            next = scheduler.schedule(this::look, left, TimeUnit.NANOSECONDS);
        }
    }
}
