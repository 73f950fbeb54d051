package dev.socketchat.octavus.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as a stream whose {@code read} returns everything that has arrived. The HTTP client pushes
 * buffers in on a thread of its own; over 16 KiB, and after each that belongs to a flood, it is asked for no more until
 * the reader has caught up. Closing breaks the connection off unless the body was complete.
 *
 * <p>Who asks the JDK's client for the next buffer while it hands out the first of the three it has read makes it read
 * three more for each of them, and keep what nobody wants yet: megabytes for one answer. So only a trickle is asked on
 * from there, and the rest by the reader.
 */
final class ResponseBytes extends ArrivingStream implements HttpResponse.BodySubscriber<InputStream> {

    private static final int HIGH_WATER = 16 * 1024;
    /** More than a model writes at a time, and less than the client's buffers hold. */
    static final int TRICKLE = 4 * 1024;
    private static final Runnable NOTHING = () -> {};

    private final Runnable completed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>();
    private int available;
    private boolean paused;
    private boolean complete;
    private boolean closed;
    private @Nullable Throwable failure;
    private Flow.@Nullable Subscription subscription;
    private @Nullable Runnable action;

    ResponseBytes() {
        this(NOTHING);
    }

    /** The same, with an action for when the last byte has come, which leaves the connection to others. */
    ResponseBytes(Runnable completed) {
        this.completed = completed;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        boolean refused;
        lock.lock();
        try {
            refused = closed;
            subscription = incoming;
        } finally {
            lock.unlock();
        }
        if (refused) {
            incoming.cancel();
        } else {
            incoming.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        boolean more;
        Runnable next;
        lock.lock();
        try {
            int before = available;
            if (!closed) {
                items.forEach(this::enqueue);
            }
            paused = available >= HIGH_WATER || available - before > TRICKLE;
            more = !paused && !closed;
            next = buffers.isEmpty() ? NOTHING : readable();
        } finally {
            lock.unlock();
        }
        next.run();
        if (more) {
            request();
        }
    }

    /** Under the lock: wakes who waits, and says what is to run after it. */
    private Runnable readable() {
        changed.signalAll();
        Runnable next = action == null ? NOTHING : action;
        action = null;
        return next;
    }

    @Override
    public boolean whenReadable(Runnable wanted) {
        lock.lock();
        try {
            boolean waits = !closed && !complete && buffers.isEmpty();
            action = waits ? wanted : null;
            return waits;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isTrickle() {
        return available() <= TRICKLE;
    }

    private void enqueue(ByteBuffer buffer) {
        if (buffer.hasRemaining()) {
            buffers.add(buffer);
            available += buffer.remaining();
        }
    }

    @Override
    public void onError(Throwable throwable) {
        end(throwable);
    }

    @Override
    public void onComplete() {
        completed.run();
        end(null);
    }

    private void end(@Nullable Throwable cause) {
        Runnable next;
        lock.lock();
        try {
            failure = complete ? failure : cause;
            complete = true;
            next = readable();
        } finally {
            lock.unlock();
        }
        next.run();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count;
        boolean resume;
        lock.lock();
        try {
            if (!awaitBytes()) {
                return -1;
            }
            count = copy(target, offset, length);
            resume = paused && available < HIGH_WATER;
            paused &= !resume;
        } finally {
            lock.unlock();
        }
        if (resume) {
            request();
        }
        return count;
    }

    private boolean awaitBytes() throws IOException {
        try {
            while (!closed && !complete && buffers.isEmpty()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for the platform");
        }
        if (closed) {
            throw new IOException("The response was closed");
        }
        if (buffers.isEmpty() && failure != null) {
            throw new IOException("The response broke off", failure);
        }
        return !buffers.isEmpty();
    }

    private int copy(byte[] target, int offset, int length) {
        int copied = 0;
        while (copied < length && !buffers.isEmpty()) {
            ByteBuffer next = buffers.element();
            int count = Math.min(length - copied, next.remaining());
            next.get(target, offset + copied, count);
            copied += count;
            if (!next.hasRemaining()) {
                buffers.remove();
            }
        }
        available -= copied;
        return copied;
    }

    private void request() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.request(1);
        }
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return available;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Flow.Subscription current;
        Runnable next;
        lock.lock();
        try {
            closed = true;
            buffers.clear();
            available = 0;
            // Of a complete answer there is nothing to break off, and the JDK would make an exception for it.
            current = complete ? null : subscription;
            next = readable();
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.cancel();
        }
        next.run();
    }
}
