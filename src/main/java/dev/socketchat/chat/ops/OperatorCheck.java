package dev.socketchat.chat.ops;

import dev.socketchat.chat.config.Operations;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.sockjs.AddressRange;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who is an operator: who shows the token or has the role {@value #ROLE} may do everything. Programs on the addresses that
 * are configured may only read, as being near is no proof: a proxy that says nothing of itself is as near, and so is a
 * page in a browser that was told that its own name means this machine (DNS rebinding). Any thread may call.
 */
final class OperatorCheck {

    /** Declared by a servlet: some servers know no role otherwise, and a filter cannot declare one. */
    static final String ROLE = "octavus-admin";

    private static final String BEARER = "Bearer ";
    private static final List<AddressRange> LOOPBACK = List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));
    /**
     * What programs, scrapers and somebody who types an address into a browser send. Whatever else there is was added on
     * the way, by one of the many proxies that tell the browser's address in a header of their own.
     */
    private static final Set<String> OF_PROGRAMS = Set.of("host", "user-agent", "accept", "accept-encoding", "accept-language",
            "accept-charset", "connection", "keep-alive", "te", "content-length", "content-type", "cache-control", "pragma",
            "authorization", "if-none-match", "if-modified-since", "x-prometheus-scrape-timeout-seconds", "upgrade",
            "http2-settings", "cookie", "dnt", "priority", "upgrade-insecure-requests");
    /** Of browsers alone, who let no page set one (Fetch Standard, "forbidden request-header"). */
    private static final String OF_BROWSERS = "sec-";

    private final Operations settings;

    OperatorCheck(Operations settings) {
        this.settings = settings;
    }

    /** Whether metrics and the details of health are for whoever asks. */
    boolean mayRead(HttpServletRequest request) {
        return mayChange(request) || isNear(request);
    }

    /** Whether whoever asks may drain the server. */
    boolean mayChange(HttpServletRequest request) {
        return hasToken(request) || request.isUserInRole(ROLE) && isNoForeignPage(request);
    }

    private boolean hasToken(HttpServletRequest request) {
        String given = String.valueOf(request.getHeader("Authorization"));
        return settings.token().map(Secret::reveal).filter(token -> isSame(BEARER + token, given)).isPresent();
    }

    /** Takes as long wherever the two differ. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** By HTTP/1.1 alone: over a tunnel of HTTP/2 no proxy has a say. */
    private boolean isNear(HttpServletRequest request) {
        String address = String.valueOf(request.getRemoteAddr());
        return isIn(settings.addresses(), address) && !isIn(settings.proxies(), address)
                && (isIn(LOOPBACK, address) ? !settings.proxied() && isLoopback(host(request)) : AddressRange.bytes(host(request)).isPresent())
                && "HTTP/1.1".equals(request.getProtocol()) && isTyped(request) && saysNothingOfOthers(request);
    }

    private static boolean isIn(List<AddressRange> ranges, String address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** The name that was asked for, which a page cannot choose: another than an address may have been made to mean this server. */
    private static String host(HttpServletRequest request) {
        return request.getHeader("Host") == null ? "" : request.getServerName();
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || isIn(LOOPBACK, host);
    }

    private static boolean saysNothingOfOthers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream().map(name -> name.toLowerCase(Locale.ROOT))
                .allMatch(name -> OF_PROGRAMS.contains(name) || name.startsWith(OF_BROWSERS));
    }

    /** What a browser sends because a page asked for it says so; programs send no such header (Fetch Metadata). */
    private static boolean isTyped(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("none");
    }

    /** Where a browser does not send Sec-Fetch-Site, as without TLS, it names the page of whatever is no GET in Origin (RFC 6454). */
    private static boolean isNoForeignPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site == null ? origin == null || isOwn(origin, request) : site.equals("none") || site.equals("same-origin");
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            return String.valueOf(request.getHeader("Host")).equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
