package dev.socketchat.chat.ops;

import dev.socketchat.chat.config.Operations;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Lets {@linkplain OperatorCheck operators} in and nobody else, but for probes, who are only told whether the server is well. */
public class OpsGate extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String REFUSAL = "Operators only. Send what octavus.ops.token (OCTAVUS_OPS_TOKEN) is set to as Authorization: "
            + "Bearer, or log in with the role " + OperatorCheck.ROLE + "; where neither is set up, this is shut.";

    @Inject
    private transient Operations settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (isProbe(request) || isOperator(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(REFUSAL);
    }

    private static boolean isProbe(HttpServletRequest request) {
        return READING.contains(request.getMethod()) && HealthServlet.PATHS.contains(request.getServletPath());
    }

    private boolean isOperator(HttpServletRequest request) {
        OperatorCheck check = new OperatorCheck(settings);
        return READING.contains(request.getMethod()) ? check.mayRead(request) : check.mayChange(request);
    }
}
