package dev.socketchat.sockjs.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** The short answers of a service. They are written here and not by the container, whose error pages vary. */
final class Answers {

    private static final Logger LOG = System.getLogger(Answers.class.getName());

    static final String PLAIN_TEXT = "text/plain; charset=UTF-8";

    private static final String RETRY_AFTER_SECONDS = "5";

    private Answers() {}

    static void text(HttpServletResponse response, int status, String text) throws IOException {
        body(response, status, PLAIN_TEXT, text);
    }

    static void body(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Content-Type", type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        write(response.getOutputStream(), bytes);
    }

    /** A server would write a stack trace for each browser that does not wait for its answer. */
    private static void write(ServletOutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A browser did not wait for its answer", e);
        }
    }

    static void notFound(HttpServletResponse response) throws IOException {
        text(response, HttpServletResponse.SC_NOT_FOUND, "Not found\n");
    }

    /** The service takes no new session of this peer for now. */
    static void full(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        text(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many connections\n");
    }

    /** Without a body and without a type, as the protocol has it. */
    static void methodNotAllowed(HttpServletResponse response, String allowed) {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", allowed);
        response.setContentLength(0);
    }
}
