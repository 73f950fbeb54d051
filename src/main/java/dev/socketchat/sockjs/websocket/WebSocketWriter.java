package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes to one WebSocket, never blocking, for the receivers, which see to it that one text is under way at a time. */
final class WebSocketWriter {

    private static final Logger LOG = System.getLogger(WebSocketWriter.class.getName());

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final Duration closeLimit;
    /** Our own word on it: {@link Session#isOpen()} stays true on some servers after a close. */
    private final AtomicBoolean closed = new AtomicBoolean();

    WebSocketWriter(Session session, Duration closeLimit) {
        this.session = session;
        this.closeLimit = closeLimit;
        remote = session.getAsyncRemote();
    }

    /**
     * Sends a text.
     *
     * @throws RuntimeException when the container refuses it; the handler is then not called
     */
    void write(String text, SendHandler handler) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Payara's Tyrus restarts the session's idle timer with every message, on the default managed scheduler, which
        // captures the application context, which searches the class path of the context class loader for services:
        // four fifths of what a frame costs. The platform's loader has next to nothing to search.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            remote.sendText(text, handler);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Sends a ping, to be answered by a pong (RFC 6455, section 5.5.2). */
    boolean ping() {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "A ping was not sent", e);
            return false;
        }
    }

    /** Starts the closing handshake; a second call does nothing. */
    void close(CloseStatus status) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CloseStatus sent = status.isWebSocketCode() ? status : CloseStatus.NORMAL;
        try {
            // A peer that never answers our close frame would keep the connection: let the idle timer end it.
            session.setMaxIdleTimeout(closeLimit.toMillis());
            session.close(new CloseReason(sent::code, sent.reason()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "A WebSocket was closed already", e);
        }
    }
}
