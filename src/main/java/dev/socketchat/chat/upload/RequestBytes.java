package dev.socketchat.chat.upload;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read only as far as its one subscriber has asked: a slow receiver slows the browser down
 * through its TCP window, and no more than one piece is in memory. Nothing blocks.
 */
final class RequestBytes implements Flow.Publisher<ByteBuffer>, Flow.Subscription, ReadListener {

    private static final int PIECE = 16 * 1024;

    private final ServletInputStream in;
    private final long size;
    private final AtomicLong wanted = new AtomicLong();
    /** How often somebody wanted to read while somebody else was reading. */
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private volatile @Nullable Throwable failure;
    private volatile long given;
    private volatile boolean over;

    /** @param size of the body in bytes, as the request announced it */
    RequestBytes(ServletInputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    /** Whether all of it was handed on. */
    boolean isWhole() {
        return given == size;
    }

    /** How many bytes were handed on so far. */
    long given() {
        return given;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> only) {
        subscriber = only;
        only.onSubscribe(this);
        read();
    }

    @Override
    public void request(long pieces) {
        wanted.accumulateAndGet(pieces, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        read();
    }

    @Override
    public void cancel() {
        over = true;
    }

    @Override
    public void onDataAvailable() {
        read();
    }

    @Override
    public void onAllDataRead() {
        read();
    }

    @Override
    public void onError(Throwable cause) {
        fail(cause);
    }

    /** Breaks off: the subscriber gets no more. */
    void fail(Throwable cause) {
        failure = cause;
        read();
    }

    /** Lets one thread read, and has it look again for every other that came meanwhile. */
    private void read() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            Flow.Subscriber<? super ByteBuffer> to = subscriber;
            if (to != null && !over) {
                hand(to);
            }
            seen = calls.addAndGet(-seen);
        }
    }

    private void hand(Flow.Subscriber<? super ByteBuffer> to) {
        try {
            // The end is asked for first, because Grizzly answers isReady() after the last byte by a call that comes too late.
            while (!over && failure == null && !isWhole() && wanted.get() > 0 && in.isReady()) {
                piece(to);
            }
        } catch (IOException | RuntimeException broken) {
            failure = broken;
        }
        Throwable cause = failure;
        if (!over && cause != null) {
            over = true;
            to.onError(cause);
        } else if (!over && isWhole()) {
            over = true;
            to.onComplete();
        }
    }

    private void piece(Flow.Subscriber<? super ByteBuffer> to) throws IOException {
        byte[] piece = new byte[(int) Math.min(PIECE, size - given)];
        int read = in.read(piece);
        if (read < 0) {
            throw new EOFException("The body is shorter than was announced");
        }
        if (read > 0) {
            given += read;
            wanted.decrementAndGet();
            to.onNext(ByteBuffer.wrap(piece, 0, read));
        }
    }
}
