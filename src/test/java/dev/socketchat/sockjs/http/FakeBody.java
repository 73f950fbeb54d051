package dev.socketchat.sockjs.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The body of a fake request: bytes arrive when a test says so. */
final class FakeBody extends ServletInputStream {

    private final Deque<Byte> arrived = new ArrayDeque<>();
    private boolean ended;
    ReadListener listener;

    /** Lets bytes arrive. */
    void arrive(byte[] bytes) throws IOException {
        for (byte b : bytes) {
            arrived.add(b);
        }
        listener.onDataAvailable();
    }

    /** Lets the body end. */
    void end() throws IOException {
        ended = true;
        listener.onAllDataRead();
    }

    @Override
    public boolean isReady() {
        return !arrived.isEmpty();
    }

    @Override
    public boolean isFinished() {
        return ended && arrived.isEmpty();
    }

    @Override
    public void setReadListener(ReadListener value) {
        listener = value;
    }

    @Override
    public int read(byte[] into, int at, int length) {
        int count = 0;
        while (count < length && !arrived.isEmpty()) {
            into[at + count++] = arrived.remove();
        }
        return count == 0 && ended ? -1 : count;
    }

    @Override
    public int read() {
        return arrived.isEmpty() ? -1 : arrived.remove() & 0xff;
    }
}
