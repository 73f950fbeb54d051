package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges a request to a WebSocket address as RFC 6455, section 4.2.1, demands it. Servers differ in what they let pass:
 * some upgrade a POST, an old version or a request that asks for another protocol.
 */
final class Handshake {

    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final int MAX_EXTENSIONS_LENGTH = 1024;

    private Handshake() {}

    /** Whether the request asks for a WebSocket, in whatever form. */
    static boolean isAsked(HttpServletRequest request) {
        return hasToken(request, "Upgrade", "websocket");
    }

    /** Answers a request that must not be upgraded. */
    static boolean refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Connection", "close");
            Answers.methodNotAllowed(response, "GET");
            return true;
        }
        Optional<String> fault = fault(request);
        if (fault.isEmpty()) {
            return false;
        }
        response.setHeader("Connection", "close");
        response.setHeader("Sec-WebSocket-Version", VERSION);
        Answers.text(response, HttpServletResponse.SC_BAD_REQUEST, fault.get() + "\n");
        return true;
    }

    private static Optional<String> fault(HttpServletRequest request) {
        if (!List.of("websocket").equals(lowerCase(request, "Upgrade"))) {
            return Optional.of("Can \"Upgrade\" only to \"WebSocket\".");
        }
        if (!hasToken(request, "Connection", "upgrade")) {
            return Optional.of("\"Connection\" must be \"Upgrade\".");
        }
        if (!request.getProtocol().equals("HTTP/1.1")) {
            return Optional.of("A WebSocket needs HTTP/1.1.");
        }
        if (!List.of(VERSION).equals(lowerCase(request, "Sec-WebSocket-Version"))) {
            return Optional.of("\"Sec-WebSocket-Version\" must be 13.");
        }
        if (!hasKey(request)) {
            return Optional.of("\"Sec-WebSocket-Key\" must be 16 bytes in Base64.");
        }
        if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
            return Optional.of("A WebSocket request has no body.");
        }
        return hasSaneExtensions(request) ? Optional.empty() : Optional.of("\"Sec-WebSocket-Extensions\" is too long.");
    }

    private static boolean hasKey(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders("Sec-WebSocket-Key"));
        if (keys.size() != 1 || keys.get(0).length() != 24) {
            return false;
        }
        try {
            byte[] key = Base64.getDecoder().decode(keys.get(0));
            // Written again it must be the same: the decoder forgives bits beyond the last byte.
            return key.length == KEY_BYTES && Base64.getEncoder().encodeToString(key).equals(keys.get(0));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasSaneExtensions(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Extensions")).stream()
                        .mapToInt(String::length)
                        .sum()
                <= MAX_EXTENSIONS_LENGTH;
    }

    private static List<String> lowerCase(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean hasToken(HttpServletRequest request, String header, String token) {
        return lowerCase(request, header).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(value -> value.strip().equals(token));
    }
}
