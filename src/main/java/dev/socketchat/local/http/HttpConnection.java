package dev.socketchat.local.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of one connection. Worker threads write and wait here, the selector thread reports that the peer reads
 * again or is gone.
 */
final class HttpConnection {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Duration stallTime;
    private final Semaphore writer = new Semaphore(1);
    private final Object gate = new Object();
    private final CountDownLatch closed = new CountDownLatch(1);
    private ByteBuffer unsent = NOTHING;
    private boolean writable;

    HttpConnection(SocketChannel channel, SelectionKey key, Duration stallTime) {
        this.channel = channel;
        this.key = key;
        this.stallTime = stallTime;
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /** Writes everything; waits for a peer that does not read, but not longer than the stall time. */
    void write(ByteBuffer bytes) throws IOException {
        writer.acquireUninterruptibly();
        try {
            flush(unsent);
            flush(bytes);
        } finally {
            writer.release();
        }
    }

    /** Writes if that takes no waiting; false when somebody else is writing or the peer does not read. */
    boolean offer(ByteBuffer bytes) throws IOException {
        if (!writer.tryAcquire()) {
            return false;
        }
        try {
            channel.write(unsent);
            if (unsent.hasRemaining()) {
                return false;
            }
            channel.write(bytes);
            // A chunk that left in part must be completed by whoever writes next.
            unsent = bytes;
            return true;
        } finally {
            writer.release();
        }
    }

    private void flush(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                awaitWritable();
            }
        }
    }

    private void awaitWritable() throws IOException {
        long deadline = System.nanoTime() + stallTime.toNanos();
        synchronized (gate) {
            writable = false;
            interestInWriting();
            while (!writable && isOpen()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    close();
                    throw new IOException("The peer has not read for " + stallTime.toSeconds() + " s");
                }
                waitAtGate(left);
            }
        }
    }

    private void interestInWriting() throws IOException {
        try {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            key.selector().wakeup();
        } catch (CancelledKeyException e) {
            throw new IOException("The connection is closed", e);
        }
    }

    private void waitAtGate(long millis) throws IOException {
        try {
            gate.wait(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Told by the selector thread that the peer reads again. */
    void becameWritable() {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        synchronized (gate) {
            writable = true;
            gate.notifyAll();
        }
    }

    /** Waits; true as soon as the connection is closed, false when the time has passed. */
    boolean awaitClosed(Duration time) throws IOException {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private IOException interrupted() {
        Thread.currentThread().interrupt();
        return new IOException("The server is stopping");
    }

    /** Tells the peer that nothing more is coming. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Closes so that the peer is told of a reset, not of an end. */
    void reset() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        close();
    }

    void close() {
        closed.countDown();
        synchronized (gate) {
            gate.notifyAll();
        }
        try {
            channel.close();
        } catch (IOException e) {
            // Nobody is left who could use the channel or the reason.
            key.cancel();
        }
        key.selector().wakeup();
    }
}
