package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsOptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which sites may use a service from a browser (RFC 6454), and the CORS headers that say so. Browsers guard HTTP
 * answers with CORS but WebSockets with nothing, so every request is judged here before it has any effect.
 */
final class Origins {

    private static final String ANY = "*";
    private static final int MAX_LENGTH = 512;

    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?(%.*)?");

    private final Set<String> allowed;
    private final boolean any;
    private final boolean required;
    private final @Nullable String ownOrigin;

    Origins(SockJsOptions options) {
        allowed = options.allowedOrigins();
        any = allowed.contains(ANY);
        required = options.originRequired();
        ownOrigin = options.publicUrl().isEmpty() ? null : origin(URI.create(options.publicUrl()));
    }

    /** Whether the request comes from where it may; of the iframe page, its own policy says so to the browser. */
    boolean allow(SockJsPath path, HttpServletRequest request) {
        return path instanceof SockJsPath.Iframe || allow(request);
    }

    private boolean allow(HttpServletRequest request) {
        if (!any && isRebound(request)) {
            return false;
        }
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        if (origins.isEmpty()) {
            return any || allowWithoutOrigin(request);
        }
        String origin = origins.get(0);
        return origins.size() == 1
                && isPrintable(origin)
                && (any || allowed.contains(origin) || origin.equals(own(request)) || isHidden(origin, request));
    }

    /**
     * Whether somebody's name was made to mean this machine (DNS rebinding): a page from there would count as ours. A
     * proxy on this machine looks the same, so behind one the public address must be set.
     */
    private boolean isRebound(HttpServletRequest request) {
        return ownOrigin == null
                && LOOPBACK.matcher(String.valueOf(request.getRemoteAddr())).matches()
                && !LOOPBACK.matcher(request.getServerName()).matches();
    }

    /** Forms of a page that sends no referrer hide their origin, even from its own server (Fetch Standard, "Origin header"). */
    private static boolean isHidden(String origin, HttpServletRequest request) {
        return origin.equals("null") && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** Browsers leave Origin out of same-origin GETs, but then say so in Sec-Fetch-Site, where they know it. */
    private boolean allowWithoutOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return !required || request.getMethod().equals("GET");
    }

    private static boolean isPrintable(String origin) {
        return origin.length() <= MAX_LENGTH && origin.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private String own(HttpServletRequest request) {
        return ownOrigin != null
                ? ownOrigin
                : origin(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    private static String origin(URI url) {
        return origin(url.getScheme(), url.getHost(), url.getPort());
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        String name = host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
        return (scheme + "://" + name + (usual ? "" : ":" + port)).toLowerCase(Locale.ROOT);
    }

    /** The sites that may connect, for {@code /info}; historic SockJS spells "any" as {@code *:*}. */
    Set<String> listed(HttpServletRequest request) {
        if (any) {
            return Set.of("*:*");
        }
        Set<String> listed = new TreeSet<>(allowed);
        listed.add(own(request));
        return listed;
    }

    /** Lets the page of an allowed origin read the answer; call it only for a request that {@link #allow(SockJsPath, HttpServletRequest)} let pass. */
    void addCorsHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        } else if (any) {
            response.setHeader("Access-Control-Allow-Origin", ANY);
        }
        String headers = request.getHeader("Access-Control-Request-Headers");
        if (headers != null && headers.matches("[\\w\\-!#$%&'*+.^`|~, ]{1,1024}")) {
            response.setHeader("Access-Control-Allow-Headers", headers);
        }
    }
}
