package dev.socketchat.octavus.rest;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body that comes bit by bit, and that says when some of it has come, so that nobody has to wait for it. One thread at
 * a time reads; any thread may close it.
 */
public abstract class ArrivingStream extends InputStream {

    /**
     * Has the action run once, as soon as {@code read} returns or fails at once: on the thread that brings the bytes,
     * which serves every other answer too and must not be made to wait, or on the one that closes the stream.
     *
     * @return false if that is so already: then the action does not run
     */
    public abstract boolean whenReadable(Runnable action);

    /** Whether so little has arrived that the thread that brings it may read it itself. */
    public abstract boolean isTrickle();

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = 0;
        while (count == 0) {
            count = read(one, 0, 1);
        }
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    /** As in any stream, but may answer 0 for what has arrived and is not yet of use. */
    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;
}
