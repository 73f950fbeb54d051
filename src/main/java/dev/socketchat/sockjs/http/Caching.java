package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** The two ways SockJS answers are cached (SockJS protocol 0.3.3 compares the first one byte by byte). */
final class Caching {

    private static final Duration YEAR = Duration.ofDays(365);

    private Caching() {}

    static void forbid(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store, no-cache, no-transform, must-revalidate, max-age=0");
    }

    static void forAYear(HttpServletResponse response, long nowMillis) {
        response.setHeader("Cache-Control", "public, max-age=" + YEAR.toSeconds());
        response.setDateHeader("Expires", nowMillis + YEAR.toMillis());
    }
}
