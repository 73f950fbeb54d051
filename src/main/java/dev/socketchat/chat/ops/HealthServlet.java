package dev.socketchat.chat.ops;

import dev.socketchat.chat.config.Operations;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Answers 200 or 503 to {@code live} and {@code ready}: {@code UP} or {@code DOWN} to everybody, and why to operators. */
@WebServlet(urlPatterns = {HealthServlet.HEALTH, HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {

    static final String HEALTH = "/ops/health";
    static final String LIVE = "/ops/health/live";
    static final String READY = "/ops/health/ready";
    static final Set<String> PATHS = Set.of(HEALTH, LIVE, READY);

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Health health;
    @Inject
    private transient Operations settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health.Report report = request.getServletPath().equals(LIVE) ? health.live() : health.ready();
        boolean detailed = new OperatorCheck(settings).mayRead(request);
        response.setStatus(report.isUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(detailed ? "application/json;charset=UTF-8" : "text/plain;charset=UTF-8");
        response.getWriter().println(detailed ? report.json() : report.word());
    }
}
