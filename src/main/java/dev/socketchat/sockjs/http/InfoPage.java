package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsCodec;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collection;

/** {@code /info}: what the service offers. Clients time this answer to choose their patience, so it never waits. */
final class InfoPage {

    private final SockJsOptions options;
    private final Origins origins;
    private final SecureRandom random;

    InfoPage(SockJsOptions options, Origins origins, SecureRandom random) {
        this.options = options;
        this.origins = origins;
        this.random = random;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caching.forbid(response);
        Answers.body(response, HttpServletResponse.SC_OK, "application/json; charset=UTF-8", json(request));
    }

    private String json(HttpServletRequest request) {
        StringBuilder json = new StringBuilder("{\"websocket\":")
                .append(options.allows(SockJsTransport.WEBSOCKET))
                .append(",\"cookie_needed\":")
                .append(options.affinityCookie().isPresent())
                .append(",\"origins\":");
        appendArray(origins.listed(request), json);
        json.append(",\"entropy\":").append(Integer.toUnsignedString(random.nextInt()));
        String baseUrl = options.baseUrl().get();
        if (!baseUrl.isEmpty()) {
            SockJsCodec.quote(baseUrl, json.append(",\"base_url\":"));
        }
        return json.append('}').toString();
    }

    private static void appendArray(Collection<String> texts, StringBuilder json) {
        char before = '[';
        for (String text : texts) {
            SockJsCodec.quote(text, json.append(before));
            before = ',';
        }
        json.append(']');
    }
}
