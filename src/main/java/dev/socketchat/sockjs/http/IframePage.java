package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsOptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;

/** The page that other sites load into a hidden frame to reach a service by way of its own origin. */
final class IframePage {

    private static final String SCRIPT =
            "\n    document.domain = document.domain;\n    SockJS.bootstrap_iframe();\n  ";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html>
            <head>
              <meta http-equiv="X-UA-Compatible" content="IE=edge" />
              <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
              <script src="CLIENT"></script>
              <script>SCRIPT</script>
            </head>
            <body>
              <h2>Don't panic!</h2>
              <p>This is a SockJS hidden iframe. It's used for cross domain magic.</p>
            </body>
            </html>
            """;

    private final String page;
    private final String tag;
    private final String policy;

    IframePage(SockJsOptions options) {
        page = PAGE.replace("SCRIPT", SCRIPT).replace("CLIENT", escape(options.clientLibrary()));
        tag = "\"" + digest(page) + "\"";
        String client = options.clientLibrary().startsWith("http") ? options.clientLibrary() : "'self'";
        policy = new FramePolicy(options).iframe("'sha256-" + digest(SCRIPT) + "' " + client);
    }

    private static String escape(String url) {
        return url.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;");
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response, long nowMillis) throws IOException {
        Caching.forAYear(response, nowMillis);
        response.setHeader("ETag", tag);
        if (isKnown(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setHeader("Content-Security-Policy", policy);
        Answers.body(response, HttpServletResponse.SC_OK, "text/html; charset=UTF-8", page);
    }

    private boolean isKnown(HttpServletRequest request) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> value.strip().replaceFirst("^W/", ""))
                .anyMatch(value -> value.equals(tag) || value.equals("*"));
    }
}
