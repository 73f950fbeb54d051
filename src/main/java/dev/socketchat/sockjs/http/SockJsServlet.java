package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;

/**
 * Everything of one service that is plain HTTP: greeting, {@code /info}, iframe page and the HTTP transports. Map it to
 * the prefix and everything below, with {@code asyncSupported}, behind a {@link HandshakeFilter} of the same prefix.
 */
public class SockJsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String GREETING = "Welcome to SockJS!\n";

    private final transient Mount mount;
    private final transient Origins origins;
    private final transient InfoPage info;
    private final transient IframePage iframe;
    private final boolean hasIframe;
    private final transient SessionExchange sessions;
    private final transient Clock clock = Clock.systemUTC();

    /**
     * Serves a service.
     *
     * @param prefix one or more segments such as {@code /echo}, without a slash at the end
     * @throws IllegalArgumentException when the prefix is anything else
     */
    public SockJsServlet(SockJsServer server, String prefix) {
        mount = new Mount(prefix, server.options());
        origins = new Origins(server.options());
        SecureRandom random = new SecureRandom();
        info = new InfoPage(server.options(), origins, random);
        iframe = new IframePage(server.options());
        hasIframe = server.options().allows(SockJsTransport.IFRAME);
        sessions = new SessionExchange(server, origins, random, prefix);
    }

    /**
     * Adds a service to an application that is starting: this servlet and, before everything else, its filter. The
     * WebSocket addresses are added apart, where WebSockets are known.
     *
     * @param prefix one or more segments such as {@code /echo}, without a slash at the end
     * @throws IllegalArgumentException when the prefix is anything else
     * @throws IllegalStateException when the application has started already
     */
    public static void mount(ServletContext context, SockJsServer server, String prefix) {
        FilterRegistration.Dynamic filter =
                context.addFilter("handshake " + prefix, new HandshakeFilter(server, prefix));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        ServletRegistration.Dynamic servlet = context.addServlet("sockjs " + prefix, new SockJsServlet(server, prefix));
        servlet.setAsyncSupported(true);
        servlet.addMapping(prefix, prefix + "/*");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SockJsPath path = mount.path(request).orElse(new SockJsPath.Unknown());
        if (!origins.allow(path, request)) {
            // Said by the filter already; said again for an application that forgot to map it.
            Answers.text(response, HttpServletResponse.SC_FORBIDDEN, "Origin not allowed\n");
        } else if (path instanceof SockJsPath.Greeting) {
            greet(request, response);
        } else if (path instanceof SockJsPath.Info) {
            inform(request, response);
        } else if (path instanceof SockJsPath.Iframe && hasIframe) {
            frame(request, response);
        } else if (path instanceof SockJsPath.Session session) {
            sessions.answer(session, request, response, clock.millis());
        } else {
            Answers.notFound(response);
        }
    }

    private static void greet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            Answers.text(response, HttpServletResponse.SC_OK, GREETING);
        } else {
            Answers.methodNotAllowed(response, "GET");
        }
    }

    private void frame(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            iframe.answer(request, response, clock.millis());
        } else {
            Answers.methodNotAllowed(response, "GET");
        }
    }

    /** A client that would only be turned away learns it at its first question, and does not try every transport. */
    private void informOrRefuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (sessions.admits(request)) {
            info.answer(request, response);
        } else {
            Caching.forbid(response);
            Answers.full(response);
        }
    }

    private void inform(HttpServletRequest request, HttpServletResponse response) throws IOException {
        origins.addCorsHeaders(request, response);
        switch (request.getMethod()) {
            case "GET" -> informOrRefuse(request, response);
            case "OPTIONS" -> Preflight.answer(response, "OPTIONS, GET", clock.millis());
            default -> Answers.methodNotAllowed(response, "OPTIONS, GET");
        }
    }
}
