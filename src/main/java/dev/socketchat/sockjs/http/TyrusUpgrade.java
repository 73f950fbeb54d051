package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.FrameCheck;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the server and Tyrus, as Payara 6.2025.10 ships it (2.1.5.payara-p2), when a request becomes a WebSocket.
 * The handler of Tyrus sets its read listener before it is ready: a byte that came with the handshake makes the server call
 * the listener on that very thread, and it waits for what the same thread would do next, for ever. Two hundred such bytes
 * end a server. And where the first reading finds the end of the connection, Grizzly gives the request to somebody else
 * while that thread still works with it, whose WebSocket then never opens. So here Tyrus gets to read a moment later, on
 * another thread.
 */
public final class TyrusUpgrade implements HttpUpgradeHandler {

    private static final Logger LOG = System.getLogger(TyrusUpgrade.class.getName());
    private static final String TYRUS = "org.glassfish.tyrus.";
    /** The thread of the handshake has microseconds to go; on a busy machine it may have to wait for them. */
    private static final long PAUSE_MS = 30;

    private @Nullable HttpUpgradeHandler handler;
    private @Nullable FrameCheck frames;
    private @Nullable ScheduledExecutorService scheduler;
    private volatile boolean isDestroyed;

    /** For the server, which makes its handlers itself. */
    public TyrusUpgrade() {
        // What it needs comes with the upgrade.
    }

    /** The request as it is, but for an upgrade by Tyrus. */
    static HttpServletRequest of(HttpServletRequest request, FrameCheck frames, ScheduledExecutorService scheduler) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
                if (!type.getName().startsWith(TYRUS)) {
                    return super.upgrade(type);
                }
                T wanted = make(type);
                TyrusUpgrade between = super.upgrade(TyrusUpgrade.class);
                between.handler = wanted;
                between.frames = frames;
                between.scheduler = scheduler;
                return wanted;
            }
        };
    }

    private static <T> T make(Class<T> type) throws ServletException {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }

    @Override
    public void init(WebConnection connection) {
        try {
            UpgradedInput input = new UpgradedInput(connection.getInputStream(), frames);
            handler.init(new Reading(connection, input));
            scheduler.schedule(() -> begin(connection, input), PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (IOException | RuntimeException e) {
            end(connection, e);
        }
    }

    private void begin(WebConnection connection, UpgradedInput input) {
        try {
            if (!isDestroyed) {
                input.begin();
            }
        } catch (RuntimeException e) {
            end(connection, e);
        }
    }

    /** Nobody else would close what did not open. */
    private void end(WebConnection connection, Exception failure) {
        // One that its browser has left, or an endpoint has closed, is no news.
        LOG.log(isDestroyed ? Level.DEBUG : Level.WARNING, "A WebSocket did not open: " + failure);
        try {
            connection.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "A WebSocket that did not open was closed already", e);
        }
    }

    /** Lets go of everything: Payara keeps this until the thread that made it needs the place. */
    @Override
    public void destroy() {
        isDestroyed = true;
        HttpUpgradeHandler over = handler;
        handler = null;
        if (over != null) {
            over.destroy();
            frames.close();
        }
    }

    /** The connection as it is, but for what is read. */
    @SuppressWarnings("try")
    private record Reading(WebConnection connection, UpgradedInput input) implements WebConnection {

        @Override
        public ServletInputStream getInputStream() {
            return input;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return connection.getOutputStream();
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
