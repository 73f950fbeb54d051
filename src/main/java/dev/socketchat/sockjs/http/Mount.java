package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a service hangs in its application, and what a request asks of it. */
final class Mount {

    private final String prefix;
    private final int maxIdLength;

    /**
     * Takes the place of a service.
     *
     * @param prefix one or more segments such as {@code /echo}, without a slash at the end
     * @throws IllegalArgumentException when the prefix is anything else
     */
    Mount(String prefix, SockJsOptions options) {
        if (!prefix.matches("(/[A-Za-z0-9_-]+)+")) {
            throw new IllegalArgumentException("A SockJS prefix reads like /echo, not like " + prefix);
        }
        this.prefix = prefix;
        maxIdLength = options.maxIdLength();
    }

    /** What the request asks for; empty when neither its path as sent nor its path as mapped is below the prefix. */
    Optional<SockJsPath> path(HttpServletRequest request) {
        String sent = request.getRequestURI().substring(contextLength(request));
        if (isBelow(sent)) {
            return Optional.of(SockJsPath.parse(sent.substring(prefix.length()), maxIdLength));
        }
        // The server's router may see the prefix where we do not, behind //, /./ or escapes: no address of ours.
        return isBelow(mapped(request)) ? Optional.of(new SockJsPath.Unknown()) : Optional.empty();
    }

    private static int contextLength(HttpServletRequest request) {
        String context = request.getContextPath();
        return request.getRequestURI().startsWith(context) ? context.length() : 0;
    }

    private static String mapped(HttpServletRequest request) {
        return text(request.getServletPath()) + text(request.getPathInfo());
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private boolean isBelow(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
