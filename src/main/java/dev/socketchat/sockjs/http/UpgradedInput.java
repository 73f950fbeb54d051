package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.FrameCheck;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of an upgraded connection: as they come, but none before {@link #begin()}, and no refused frame. */
final class UpgradedInput extends ServletInputStream {

    private final ServletInputStream in;
    private final IncomingFrames frames;
    private @Nullable ReadListener listener;

    UpgradedInput(ServletInputStream in, FrameCheck check) {
        this.in = in;
        frames = new IncomingFrames(check);
    }

    /** Keeps the listener until somebody says that it is ready to be called. */
    @Override
    public void setReadListener(ReadListener readListener) {
        listener = readListener;
    }

    /** Lets the server call the listener: at once on this thread if something has come, and later on its own. */
    void begin() {
        if (listener != null) {
            in.setReadListener(listener);
        }
    }

    /** Returns 0 when nothing of what came may go further. */
    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int read = in.read(bytes, from, most);
        return read > 0 ? frames.pass(bytes, from, read) : read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
