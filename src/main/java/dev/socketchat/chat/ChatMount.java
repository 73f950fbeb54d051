package dev.socketchat.chat;

import dev.socketchat.sockjs.http.HandshakeFilter;
import dev.socketchat.sockjs.http.SockJsServlet;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Starts the chat with the application, puts its SockJS service under {@value #PREFIX}, and stops it first of all. */
@WebListener
public class ChatMount implements ServletContextListener {

    /** Where the service is, below the application's own path. {@link ChatEndpoint} is there too. */
    static final String PREFIX = "/octavus";

    @Inject
    private ChatServer server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        server.start();
        ServletContext context = event.getServletContext();
        FilterRegistration.Dynamic gate =
                context.addFilter("octavus-gate", new HandshakeFilter(server.sockJs().options(), PREFIX));
        gate.setAsyncSupported(true);
        // Everything passes here, because a server may find the service behind a path that does not look like it.
        gate.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        ServletRegistration.Dynamic service = context.addServlet("octavus", new SockJsServlet(server.sockJs(), PREFIX));
        service.setAsyncSupported(true);
        service.addMapping(PREFIX, PREFIX + "/*");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.stop();
    }
}
