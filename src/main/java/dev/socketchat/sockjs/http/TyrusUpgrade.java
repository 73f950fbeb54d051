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
import org.jspecify.annotations.Nullable;

/**
 * Stands between the server and Tyrus, as Payara 6.2025.10 ships it (2.1.5.payara-p2), when a request becomes a WebSocket.
 * The handler of Tyrus sets its read listener before it is ready: a byte that came with the handshake makes the server call
 * the listener on that very thread, and it waits for what the same thread would do next, for ever. Two hundred such bytes
 * end a server. So here it gets to read only after its {@code init} has returned.
 */
public final class TyrusUpgrade implements HttpUpgradeHandler {

    private static final Logger LOG = System.getLogger(TyrusUpgrade.class.getName());
    private static final String TYRUS = "org.glassfish.tyrus.";

    private @Nullable HttpUpgradeHandler handler;
    private @Nullable FrameCheck frames;
    private volatile boolean isDestroyed;

    /** For the server, which makes its handlers itself. */
    public TyrusUpgrade() {
        // What it needs comes with the upgrade.
    }

    /** The request as it is, but for an upgrade by Tyrus. */
    static HttpServletRequest of(HttpServletRequest request, FrameCheck frames) {
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
            if (!isDestroyed) {
                input.begin();
            }
        } catch (IOException | RuntimeException e) {
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
