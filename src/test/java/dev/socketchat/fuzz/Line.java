package dev.socketchat.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One TCP connection that keeps what went over it both ways. Used by one thread. */
final class Line implements AutoCloseable {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Socket socket;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[16 * 1024];
    private boolean over;

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
    }

    /** Sends the bytes, unless the server has hung up, which it may at any time. */
    Line write(byte[] bytes) {
        sent.writeBytes(bytes);
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException hungUp) {
            over = received.size() > 0;
        }
        return this;
    }

    /** Reads until what came is enough, the server ends the connection, or the time is up. */
    boolean await(Predicate<byte[]> enough, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!enough.test(received.toByteArray())) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (over || left <= 0 || received.size() > MOST_BYTES) {
                return false;
            }
            socket.setSoTimeout((int) left);
            read();
        }
        return true;
    }

    private void read() {
        try {
            int count = socket.getInputStream().read(buffer);
            over = count < 0;
            received.write(buffer, 0, Math.max(0, count));
        } catch (SocketTimeoutException quiet) {
            // Whether time is left is for the caller to see.
        } catch (IOException reset) {
            over = true;
        }
    }

    /** Whether the server has ended it. */
    boolean isOver() {
        return over;
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    byte[] received() {
        return received.toByteArray();
    }

    /** Breaks it off with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
