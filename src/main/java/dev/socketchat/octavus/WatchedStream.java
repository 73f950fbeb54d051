package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Breaks off a stream that has been waited on for too long. The clock runs only while a read waits; bytes of any kind
 * stop it. One scheduled task looks about once per limit, so reading costs nothing but a note of the time.
 */
final class WatchedStream extends FilterInputStream {

    private final long limitNanos;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService scheduler;
    private final Runnable breakOff;
    private volatile boolean waiting;
    private volatile long waitingSince;
    private volatile boolean expired;
    private volatile boolean closed;
    private volatile Future<?> next;

    WatchedStream(InputStream in, long limitNanos, Environment environment, Runnable breakOff) {
        super(in);
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
        super.close();
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
