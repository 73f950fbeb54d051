package dev.socketchat.sockjs;

import org.jspecify.annotations.Nullable;

/**
 * Tells the WebSocket side the address of the peer, which only the HTTP side can see: Jakarta WebSocket 2.1 has no way
 * to ask for it, but a handshake passes through both on one thread.
 */
public final class HandshakeAddress {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private HandshakeAddress() {}

    /** A handshake of this peer starts on this thread; {@link #clear()} has to follow. */
    public static void set(String address) {
        CURRENT.set(address);
    }

    /** The handshake is over. */
    public static void clear() {
        CURRENT.remove();
    }

    /** The address as {@link Peer} takes it; empty outside of a handshake. */
    public static String current() {
        String address = CURRENT.get();
        return address == null ? "" : address;
    }
}
