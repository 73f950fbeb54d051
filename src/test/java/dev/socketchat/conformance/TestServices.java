package dev.socketchat.conformance;

import dev.socketchat.sockjs.mount.SockJsServices;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Mounts every {@link TestService} while the test WAR starts, and ends them with it. */
@WebListener
public class TestServices implements ServletContextListener {

    private ScheduledExecutorService scheduler;
    private SockJsServices services;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        scheduler = Executors.newSingleThreadScheduledExecutor();
        services = new SockJsServices(event.getServletContext(), scheduler);
        for (TestService service : TestService.values()) {
            services.mount(service.prefix(), service.options().build(), service.application(scheduler));
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        services.close();
        scheduler.shutdownNow();
    }
}
