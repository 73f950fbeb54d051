package dev.socketchat.bench;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SessionLimits;
import dev.socketchat.sockjs.SockJsListener;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.http.SockJsServlet;
import dev.socketchat.sockjs.websocket.SockJsEndpoint;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The server's side of the echo: our SockJS service, beside {@link BareEcho} in one WAR. */
@WebListener
public class EchoServices implements ServletContextListener {

    private static final String PREFIX = "/echo";
    private static final int MOST_SESSIONS = 20_000;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private SockJsServer server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SockJsOptions options = SockJsOptions.builder().sessions(SessionLimits.of(MOST_SESSIONS)).allowedOrigins(Set.of("*")).build();
        server = new SockJsServer(connection -> new SockJsListener() {
            @Override
            public void onMessage(String message) {
                connection.send(message);
            }

            @Override
            public void onClose(CloseStatus status) {
                // Nothing is kept of a connection.
            }
        }, options, scheduler);
        SockJsServlet.mount(event.getServletContext(), server, PREFIX);
        try {
            SockJsEndpoint.mount((ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName()),
                    server, PREFIX);
        } catch (DeploymentException e) {
            throw new IllegalStateException("No WebSocket at " + PREFIX, e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.close();
        scheduler.shutdownNow();
    }
}
