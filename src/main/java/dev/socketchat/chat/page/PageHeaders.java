package dev.socketchat.chat.page;

import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Puts the protective headers on the page and everything it loads: it runs its own scripts only, loads from
 * and talks to its own server only, and cannot be framed. The SockJS service says itself who may frame its answers.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 */
public class PageHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'";
    private static final String REST = "; frame-src %s; base-uri 'none'; form-action %s; object-src 'none'; "
            + "frame-ancestors 'none'%s";
    /** The page writes no HTML but what namedCharacter.ts asks the browser about (Trusted Types). */
    private static final String TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types named-character";
    private static final String SERVICE = "/octavus";
    private static final String SELF = "'self'";
    private static final String NONE = "'none'";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");
    private static final String PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";

    private transient String restOfPolicy = REST.formatted(NONE, NONE, "");
    private transient String publicUrl = "";

    /** Two transports for browsers of old need more than the page itself, and the public address is what browsers see. */
    @Inject
    void allow(SockJsOptions socket) {
        boolean isScripted = socket.allows(SockJsTransport.JSONP);
        boolean isFramed = isScripted || socket.allows(SockJsTransport.HTMLFILE);
        restOfPolicy = REST.formatted(isFramed ? SELF : NONE, isScripted ? SELF : NONE, isFramed ? "" : TRUSTED_TYPES);
        publicUrl = socket.publicUrl();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY + socketAddress(request) + restOfPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!request.getServletPath().startsWith(SERVICE)) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", PERMISSIONS);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (request.isSecure() || publicUrl.startsWith("https:")) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        response.setHeader("Cache-Control", lifetime(request.getServletPath()));
        chain.doFilter(request, response);
    }

    /** Browsers that do not count WebSocket addresses as 'self' need ours spelt out. */
    private String socketAddress(HttpServletRequest request) {
        if (!publicUrl.isEmpty()) {
            return " " + publicUrl.replaceFirst("^http", "ws").replaceFirst("/$", "");
        }
        String host = request.getHeader("Host");
        if (host == null || !HOST.matcher(host).matches()) {
            return "";
        }
        return (request.isSecure() ? " wss://" : " ws://") + host;
    }

    /** The build puts a hash of the content into the name of every asset; everything else is asked for anew. */
    private static String lifetime(String path) {
        return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
