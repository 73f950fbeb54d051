package dev.socketchat.local.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Request line and headers of RFC 9112, and what they say about the body. */
record RequestHead(String method, String target, Map<String, String> headers) {

    static RequestHead parse(String text) throws RequestException {
        String[] lines = text.split("\r\n");
        String[] line = lines[0].split(" ");
        if (line.length != 3 || !line[1].startsWith("/")) {
            throw new RequestException(400, "The request line is not valid");
        }
        if (!"HTTP/1.1".equals(line[2])) {
            throw new RequestException(505, "Only HTTP/1.1 is spoken here");
        }
        return new RequestHead(line[0], line[1], headers(lines));
    }

    private static Map<String, String> headers(String[] lines) throws RequestException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                throw new RequestException(400, "A header line has no name");
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, lines[i].substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return headers;
    }

    boolean chunked() {
        return "chunked".equalsIgnoreCase(headers.getOrDefault("transfer-encoding", ""));
    }

    /** True when the client waits for leave before it sends the body (RFC 9110, section 10.1.1). */
    boolean expectsContinue() {
        return "100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""));
    }

    int contentLength(int limit) throws RequestException {
        String text = headers.getOrDefault("content-length", "0");
        if (!text.matches("\\d{1,18}")) {
            throw new RequestException(400, "Content-Length is not a number");
        }
        if (Long.parseLong(text) > limit) {
            throw new RequestException(413, "The request body is larger than " + limit + " bytes");
        }
        return Integer.parseInt(text);
    }

    HttpRequest withBody(byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        boolean persistent = !headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
        return new HttpRequest(method, path, query, headers, body, persistent);
    }
}
