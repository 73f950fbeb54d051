package dev.socketchat.sockjs.mount;

import dev.socketchat.sockjs.SockJsApplication;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import dev.socketchat.sockjs.http.SockJsServlet;
import dev.socketchat.sockjs.websocket.SockJsEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The SockJS services of a web application, each with a prefix, options, sessions and limits of its own. Made, filled
 * and closed by the application's {@link jakarta.servlet.ServletContextListener}, on the thread that calls it.
 */
public final class SockJsServices implements AutoCloseable {

    private final ServletContext context;
    private final ScheduledExecutorService scheduler;
    private final List<SockJsServer> servers = new ArrayList<>();

    /**
     * Begins without a service.
     *
     * @param context of an application that is starting
     * @param scheduler runs one short periodic task for each service, such as the server's {@code
     *     ManagedScheduledExecutorService}; the caller owns it
     */
    public SockJsServices(ServletContext context, ScheduledExecutorService scheduler) {
        this.context = context;
        this.scheduler = scheduler;
    }

    /**
     * Adds a service with every transport that its options name.
     *
     * @param prefix one or more segments such as {@code /echo}, without a slash at the end, below the application's path
     * @return the running service
     * @throws IllegalArgumentException when the prefix is anything else
     * @throws IllegalStateException when the application has started already, or cannot have WebSockets at that prefix
     */
    public SockJsServer mount(String prefix, SockJsOptions options, SockJsApplication application) {
        SockJsServer server = new SockJsServer(application, options, scheduler);
        servers.add(server);
        SockJsServlet.mount(context, server, prefix);
        if (options.allows(SockJsTransport.WEBSOCKET)) {
            mountWebSockets(server, prefix);
        }
        return server;
    }

    private void mountWebSockets(SockJsServer server, String prefix) {
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer sockets)) {
            throw new IllegalStateException("This server has no WebSockets; leave them out of the transports of " + prefix);
        }
        try {
            SockJsEndpoint.mount(sockets, server, prefix);
        } catch (DeploymentException e) {
            throw new IllegalStateException("No WebSocket can be had at " + prefix, e);
        }
    }

    /** Ends every service: each session is told, and no new one is admitted. */
    @Override
    public void close() {
        servers.forEach(SockJsServer::close);
    }
}
