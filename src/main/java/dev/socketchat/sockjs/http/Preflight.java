package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletResponse;

/** Answers OPTIONS, which browsers ask before a request from another origin. */
final class Preflight {

    private static final String YEAR_IN_SECONDS = "31536000";

    private Preflight() {}

    static void answer(HttpServletResponse response, String methods, long nowMillis) {
        Caching.forAYear(response, nowMillis);
        response.setHeader("Access-Control-Allow-Methods", methods);
        response.setHeader("Access-Control-Max-Age", YEAR_IN_SECONDS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
