package dev.socketchat.chat;

import dev.socketchat.sockjs.http.SockJsServlet;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Starts the chat with the application, puts its SockJS service under {@value #PREFIX}, and stops it first of all. */
@WebListener
public class ChatMount implements ServletContextListener {

    /** Where the service is, below the application's own path. {@link ChatEndpoint} is there too. */
    static final String PREFIX = "/octavus";

    @Inject
    private ChatServer server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        new EarlyLoading(event.getServletContext()).run();
        server.start();
        SockJsServlet.mount(event.getServletContext(), server.sockJs(), PREFIX);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.end();
    }
}
