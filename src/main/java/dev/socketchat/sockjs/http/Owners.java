package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whose session is whose. A session id is picked by the browser and stands in URLs, so it is no secret: what
 * counts is the user the container knows or, for guests, a random cookie of ours that scripts cannot read.
 */
final class Owners {

    /** Browsers take a cookie of such a name over TLS alone, from no other host and for every path (RFC 6265bis, 4.1.3.2). */
    private static final String OVER_TLS = "__Host-";

    private final SockJsOptions options;
    private final Addresses addresses;
    private final Callers callers;
    private final OwnerSeal seal;
    private final String prefix;

    /** @param prefix of the service, which has a cookie of its own: it could not read another's */
    Owners(SockJsServer server, SecureRandom random, String prefix) {
        options = server.options();
        this.prefix = prefix;
        addresses = new Addresses(options);
        callers = new Callers(options);
        seal = new OwnerSeal(random, server.secret());
    }

    /** Who asks; nobody in particular when sessions are not bound to an owner. */
    Peer peer(HttpServletRequest request, HttpTransport transport) {
        return new Peer(transport.label(), request.getUserPrincipal(), known(request), addresses.of(request));
    }

    /** The guest's cookie, where sessions are bound to one and the request has it. */
    private String known(HttpServletRequest request) {
        return options.ownerCookie() ? cookie(request, name(request)).flatMap(seal::open).orElse("") : "";
    }

    private String name(HttpServletRequest request) {
        String place = (request.getContextPath() + prefix).replaceAll("[^A-Za-z0-9_-]", ".");
        return (isOverTls(request) ? OVER_TLS : "") + "sockjs-owner" + place;
    }

    /** As the browser sees it. */
    private boolean isOverTls(HttpServletRequest request) {
        return request.isSecure() || options.publicUrl().startsWith("https:");
    }

    /** Who asks; a guest without a cookie gets one, because a session of his is to be made. */
    Peer introduce(HttpServletRequest request, HttpServletResponse response, HttpTransport transport) {
        return introduce(request, response, transport.label());
    }

    /** Who asks, by the transport of that name; a guest without a cookie gets one. */
    Peer introduce(HttpServletRequest request, HttpServletResponse response, String transport) {
        String known = known(request);
        if (!options.ownerCookie() || !known.isEmpty() || request.getUserPrincipal() != null) {
            return callers.of(request, transport, known);
        }
        String owner = seal.newId();
        // For every path: a proxy may show the application under another one than its own.
        String attributes = "; Path=/; HttpOnly; " + sameSite(request);
        response.addHeader("Set-Cookie", name(request) + "=" + seal.seal(owner) + attributes);
        return callers.of(request, transport, owner);
    }

    /** Pages of other sites need a cookie that is sent across sites, which browsers allow on TLS alone. */
    private String sameSite(HttpServletRequest request) {
        if (!isOverTls(request)) {
            return "SameSite=Lax";
        }
        return options.allowedOrigins().isEmpty() ? "SameSite=Lax; Secure" : "SameSite=None; Secure";
    }

    /** Sets the cookie for load balancers, on every answer. */
    void addAffinityCookie(HttpServletRequest request, HttpServletResponse response) {
        options.affinityCookie()
                .map(cookie -> cookie.write(cookies(request)))
                .ifPresent(written -> response.addHeader("Set-Cookie", written));
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(cookies(request).get(name));
    }

    /** The first of each name counts, as it is the one for the longest path (RFC 6265, section 5.4). */
    private static Map<String, String> cookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .collect(Collectors.toMap(Cookie::getName, Cookie::getValue, (first, later) -> first));
    }
}
