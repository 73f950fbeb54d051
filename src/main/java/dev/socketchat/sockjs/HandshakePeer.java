package dev.socketchat.sockjs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the WebSocket side who its peer is and who reads its bytes, which only the HTTP side can see: Jakarta WebSocket 2.1
 * has no way to ask for an address or a caller's context, but a handshake passes through both on one thread.
 */
public final class HandshakePeer {

    private static final ThreadLocal<@Nullable Handshake> CURRENT = new ThreadLocal<>();

    private record Handshake(Peer peer, FrameCheck frames) {}

    private HandshakePeer() {}

    /** A handshake of this peer starts on this thread; {@link #clear()} has to follow. */
    public static void set(Peer peer, FrameCheck frames) {
        CURRENT.set(new Handshake(peer, frames));
    }

    /** The handshake is over. */
    public static void clear() {
        CURRENT.remove();
    }

    /** The peer; empty outside of a handshake. */
    public static Optional<Peer> current() {
        return Optional.ofNullable(CURRENT.get()).map(Handshake::peer);
    }

    /** What judges the frames of this connection; empty outside of a handshake. */
    public static Optional<FrameCheck> frames() {
        return Optional.ofNullable(CURRENT.get()).map(Handshake::frames);
    }
}
