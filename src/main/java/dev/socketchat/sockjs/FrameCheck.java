package dev.socketchat.sockjs;

import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the side that reads the bytes of a WebSocket meets the session that they are for: the session says what it takes,
 * the reader asks about each frame as soon as its head is there (RFC 6455, section 5.2). Some servers have a frame of
 * megabytes in memory, or take one that the RFC forbids, before an endpoint hears of it. Safe for several threads.
 */
public final class FrameCheck {

    private volatile @Nullable Session session;
    private volatile boolean isOver;

    private record Session(IntSupplier maxBytes, Consumer<CloseStatus> end) {}

    /**
     * The WebSocket is open.
     *
     * @param maxBytes the longest payload at the moment; asked at every frame, so it must not block
     * @param end ends the session because of a frame, on the thread that reads
     */
    public void open(IntSupplier maxBytes, Consumer<CloseStatus> end) {
        session = new Session(maxBytes, end);
        if (isOver) {
            session = null;
        }
    }

    /** The WebSocket is over; a server may keep its reader, and with it this, until it needs the place. */
    public void close() {
        isOver = true;
        session = null;
    }

    /**
     * What is wrong with a frame of a browser; null when nothing is.
     *
     * @param isMasked as every frame of a client has to be
     * @param bytes of payload; negative when the topmost bit was set
     */
    public @Nullable CloseStatus fault(boolean isMasked, long bytes) {
        if (!isMasked || bytes < 0) {
            return CloseStatus.BROKEN_FRAME;
        }
        Session current = session;
        return current != null && bytes > current.maxBytes().getAsInt() ? CloseStatus.TOO_BIG : null;
    }

    /** Ends the session, if there is one; whatever comes from now on is not for it. */
    public void refuse(CloseStatus status) {
        Session current = session;
        if (current != null) {
            current.end().accept(status);
        }
    }
}
