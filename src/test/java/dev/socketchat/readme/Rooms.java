package dev.socketchat.readme;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsListener;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;
import dev.socketchat.sockjs.mount.SockJsServices;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

@WebListener
public class Rooms implements ServletContextListener {

    private final Set<SockJsConnection> lobby = ConcurrentHashMap.newKeySet();

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private SockJsServices services;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        services = new SockJsServices(event.getServletContext(), scheduler);
        services.mount("/echo", SockJsOptions.defaults(), connection -> connection::send);
        services.mount("/rooms/lobby", SockJsOptions.builder()
                .transports(Set.of(SockJsTransport.XHR_STREAMING, SockJsTransport.XHR_POLLING))
                .allowedOrigins(Set.of("https://example.org"))
                .heartbeat(Duration.ofSeconds(1))
                .maxMessageBytes(1000)
                .build(), this::enter);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        services.close();
    }

    private SockJsListener enter(SockJsConnection connection) {
        lobby.add(connection);
        return new SockJsListener() {
            @Override
            public void onMessage(String message) {
                lobby.forEach(present -> present.send(message));
            }

            @Override
            public void onClose(CloseStatus status) {
                lobby.remove(connection);
            }
        };
    }
}
