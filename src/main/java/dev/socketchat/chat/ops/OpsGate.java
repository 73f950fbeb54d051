package dev.socketchat.chat.ops;

import dev.socketchat.chat.config.Operations;
import dev.socketchat.octavus.config.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Lets operators in and nobody else: programs on the addresses that are configured, who shows the token, and who has the
 * role {@value #ROLE}. A request that a proxy handed on, or that a page made, does not come from where it seems to.
 */
@WebFilter(urlPatterns = "/ops/*", asyncSupported = true)
public class OpsGate extends HttpFilter {

    private static final long serialVersionUID = 1L;
    /** Declared by a servlet: some servers know no role otherwise, and a filter cannot declare one. */
    static final String ROLE = "octavus-admin";

    private static final String BEARER = "Bearer ";
    private static final List<String> SIGNS_OF_A_PROXY =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    @Inject
    private transient Operations settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (isAtHome(request) || hasToken(request) || request.isUserInRole(ROLE) && isNoForeignPage(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println("Operators only.");
    }

    private boolean isAtHome(HttpServletRequest request) {
        String address = String.valueOf(request.getRemoteAddr());
        return SIGNS_OF_A_PROXY.stream().noneMatch(name -> request.getHeader(name) != null)
                && isTyped(request) && request.getHeader("Origin") == null
                && settings.addresses().stream().anyMatch(range -> range.contains(address));
    }

    private boolean hasToken(HttpServletRequest request) {
        String given = String.valueOf(request.getHeader("Authorization"));
        return settings.token().map(Secret::reveal).filter(token -> isSame(BEARER + token, given)).isPresent();
    }

    /** Takes as long wherever the two differ. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** What a browser sends because a page asked for it says so; programs send no such header (Fetch Metadata). */
    private static boolean isTyped(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("none");
    }

    private static boolean isNoForeignPage(HttpServletRequest request) {
        return isTyped(request) || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
