package dev.socketchat.sockjs.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a path below the prefix of a service means (SockJS protocol 0.3.3). Paths are read as they were sent, undecoded,
 * because servers differ in how they normalise them and a check must see what the router will.
 */
sealed interface SockJsPath {

    /** The page that says that a service is here. */
    record Greeting() implements SockJsPath {}

    /** The capabilities of the service. */
    record Info() implements SockJsPath {}

    /** The page for hidden frames, in any of its versioned names. */
    record Iframe() implements SockJsPath {}

    /** The WebSocket without frames. */
    record RawWebSocket() implements SockJsPath {}

    /**
     * An address of a session.
     *
     * @param sessionId the second segment as sent; the first, the server id, is for load balancers alone
     * @param transport the last segment, lower-case letters and underscores, known or not
     */
    record Session(String sessionId, String transport) implements SockJsPath {}

    /** None of ours. */
    record Unknown() implements SockJsPath {}

    /** The last segment of both WebSocket addresses. */
    String WEBSOCKET = "websocket";

    /** The iframe page's name, with or without a version. */
    Pattern IFRAME = Pattern.compile("/iframe[a-z0-9._-]*\\.html");

    /** Escapes that decode to what separates or shortens paths, and to control characters. */
    Pattern HIDDEN = Pattern.compile("%(2e|2f|5c|3b|25|[01][0-9a-f]|7f)");

    /** Percent signs that begin no escape. */
    Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /**
     * Reads the rest of a path.
     *
     * @param rest what follows the prefix, undecoded, without the query
     * @param maxIdLength the longest server id and session id
     */
    static SockJsPath parse(String rest, int maxIdLength) {
        return switch (rest) {
            case "", "/" -> new Greeting();
            case "/info" -> new Info();
            case "/" + WEBSOCKET -> new RawWebSocket();
            default -> IFRAME.matcher(rest).matches() ? new Iframe() : parseSession(rest, maxIdLength);
        };
    }

    private static SockJsPath parseSession(String rest, int maxIdLength) {
        String[] segments = rest.split("/", -1);
        boolean valid = segments.length == 4
                && isId(segments[1], maxIdLength)
                && isId(segments[2], maxIdLength)
                && segments[3].matches("[a-z_]+");
        return valid ? new Session(segments[2], segments[3]) : new Unknown();
    }

    private static boolean isId(String segment, int maxLength) {
        return !segment.isEmpty()
                && segment.length() <= maxLength
                && segment.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '.' && c != ';' && c != '\\')
                && !BROKEN_ESCAPE.matcher(segment).find()
                && !HIDDEN.matcher(segment.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether a WebSocket answers at this path. */
    default boolean isWebSocket() {
        return this instanceof RawWebSocket
                || (this instanceof Session session && session.transport().equals(WEBSOCKET));
    }
}
