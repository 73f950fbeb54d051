package dev.socketchat.sockjs.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The body of a fake response: notes what each flush sent, and has room for it when a test says so. */
final class FakeSink extends ServletOutputStream {

    final List<String> chunks = new ArrayList<>();
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    boolean ready = true;
    boolean broken;
    WriteListener listener;

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void setWriteListener(WriteListener value) {
        listener = value;
    }

    /** Has room again and says so. */
    void makeRoom() throws IOException {
        ready = true;
        listener.onWritePossible();
    }

    @Override
    public void write(int b) {
        waiting.write(b);
        all.write(b);
    }

    @Override
    public void write(byte[] bytes, int at, int length) throws IOException {
        if (broken) {
            throw new IOException("broken pipe");
        }
        if (listener != null && !ready) {
            throw new IllegalStateException("not ready");
        }
        waiting.write(bytes, at, length);
        all.write(bytes, at, length);
    }

    @Override
    public void flush() {
        if (listener != null && !ready) {
            throw new IllegalStateException("not ready");
        }
        if (waiting.size() > 0) {
            chunks.add(waiting.toString(StandardCharsets.UTF_8));
            waiting.reset();
        }
    }
}
