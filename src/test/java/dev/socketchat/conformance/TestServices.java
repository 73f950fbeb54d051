package dev.socketchat.conformance;

import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.http.SockJsServlet;
import dev.socketchat.sockjs.websocket.SockJsEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Mounts every {@link TestService} while the test WAR starts, and ends them with it. */
@WebListener
public class TestServices implements ServletContextListener {

    private final List<SockJsServer> servers = new ArrayList<>();
    private ScheduledExecutorService scheduler;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        scheduler = Executors.newSingleThreadScheduledExecutor();
        for (TestService service : TestService.values()) {
            mount(service, event.getServletContext());
        }
    }

    private void mount(TestService service, ServletContext context) {
        SockJsServer server =
                new SockJsServer(service.application(scheduler), service.options().build(), scheduler);
        servers.add(server);
        SockJsServlet.mount(context, server, service.prefix());
        try {
            ServerContainer sockets = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
            SockJsEndpoint.mount(sockets, server, service.prefix());
        } catch (DeploymentException e) {
            throw new IllegalStateException("No WebSocket at " + service.prefix(), e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        servers.forEach(SockJsServer::close);
        scheduler.shutdownNow();
    }
}
