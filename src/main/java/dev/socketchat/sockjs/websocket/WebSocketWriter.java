package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes to one WebSocket, never blocking, for the receivers, which see to it that one text is under way at a time. A text
 * is under way until the peer has room for the next.
 */
final class WebSocketWriter {

    private static final Logger LOG = System.getLogger(WebSocketWriter.class.getName());

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final Duration closeLimit;
    private final SendWindow window;
    /** Our own word on it: {@link Session#isOpen()} stays true on some servers after a close. */
    private final AtomicBoolean closed = new AtomicBoolean();

    WebSocketWriter(Session session, Duration closeLimit, SendWindow window) {
        this.session = session;
        this.closeLimit = closeLimit;
        remote = session.getAsyncRemote();
        this.window = window;
    }

    /**
     * Sends a text.
     *
     * @throws RuntimeException when the container refuses it; the handler is then not called
     */
    void write(String text, SendHandler handler) {
        inLeanContext(() -> remote.sendText(text, result -> {
            if (!result.isOK()) {
                handler.onResult(result);
                return;
            }
            window.given(text);
            ask();
            window.whenRoom(() -> handler.onResult(result));
        }));
    }

    /** The peer answered a ping. */
    void heard(ByteBuffer pong) {
        window.answered(pong);
        ask();
    }

    private void ask() {
        window.question().ifPresent(this::ping);
    }

    private static void inLeanContext(Runnable sending) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Payara's Tyrus restarts the session's idle timer with every message, on the default managed scheduler, which
        // captures the application context, which searches the class path of the context class loader for services:
        // four fifths of what a frame costs. The platform's loader has next to nothing to search.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            sending.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Sends a ping, to be answered by a pong (RFC 6455, section 5.5.2). */
    boolean ping() {
        return ping(ByteBuffer.allocate(0));
    }

    private boolean ping(ByteBuffer payload) {
        try {
            inLeanContext(() -> send(payload));
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A ping was not sent", e);
            return false;
        }
    }

    private void send(ByteBuffer ping) {
        try {
            remote.sendPing(ping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The WebSocket is closed, so that there is nothing to close any more. */
    void closed() {
        closed.set(true);
        window.close();
    }

    /** Starts the closing handshake; a second call does nothing. */
    void close(CloseStatus status) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        window.close();
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
