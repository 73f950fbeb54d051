package dev.socketchat.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Ways to spoil the head of an HTTP message that keep to its grammar, or break it where readers differ. */
enum HeadMutation {
    DROP, REPEAT, SWAP, CASE, ODD_VALUE, ODD_NAME, NUMBER, EXTRA, FOLD, BLANK_BEFORE_COLON, NO_COLON, LIST, MANY,
    METHOD, VERSION, TARGET;

    private static final List<String> EXTRAS = List.of("Transfer-Encoding: chunked", "Transfer-Encoding: identity",
            "Transfer-Encoding: chunked, chunked", "Transfer-Encoding : chunked", "TE: trailers",
            "Trailer: Content-Length", "Content-Length: 5", "Content-Length: -1", "Content-Length: 5, 6",
            "Content-Length: 99999999999", "Content-Length: 0x5", "Expect: 100-continue", "Expect: x", "Range: bytes",
            "Range: bytes=0-0,-1,5-2", "Range: bytes=99999999999999999999-", "If-Modified-Since: yesterday",
            "If-None-Match: *", "If-Range: \"x\"", "Content-Encoding: gzip",
            "Content-Type: application/x-www-form-urlencoded", "Content-Type: ;;;",
            "Content-Type: text/plain; charset=nothing", "Content-Type: multipart/form-data",
            "Accept-Encoding: gzip;q=x, *;q=0", "Accept-Language: ar-\u0660, *;q=1.9", "Upgrade: websocket",
            "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings",
            "Connection: close, keep-alive", "Connection: Content-Length", "Proxy-Connection: keep-alive",
            "Host: elsewhere.example", "Host: ", "Host: a:b:c", "Host: [::1", "Origin: null",
            "Cookie: sockjs-owner=00000000000000000000000000000001", "Cookie: JSESSIONID=../x; =; a", "Cookie: \"=\\",
            "Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-origin",
            "Authorization: Bearer x", "Authorization: Basic ====", "X-Forwarded-For: 1.2.3.4, ::1, x",
            "X-Forwarded-Proto: https", "Forwarded: for=\"[", "Access-Control-Request-Headers: x\u0080y",
            "Access-Control-Request-Method: PUT", "Sec-WebSocket-Protocol: a, b,,c",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99",
            "Sec-WebSocket-Extensions: x; y=\"", "Max-Forwards: 0", "X-HTTP-Method-Override: DELETE",
            "traceparent: 00-0-0-0");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "TRACE", "DELETE",
            "PATCH", "CONNECT", "PRI", "get", "G\u00cbT", "", "PROPFIND", "M-SEARCH", "X".repeat(9000));
    private static final List<String> VERSIONS = List.of("HTTP/1.0", "HTTP/1.1", "HTTP/0.9", "HTTP/2.0", "HTTP/1.2",
            "HTTP/11", "http/1.1", "HTTP/", "", "HTTP/1.1 x", "RTSP/1.0");
    private static final int MANY_LINES = 150;

    /** The message with changes to its head, at least one. */
    static HttpText spoil(HttpText valid, RandomGenerator random) {
        List<String> lines = new ArrayList<>(valid.lines());
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            Mutation.pick(List.of(values()), random).apply(lines, random);
        }
        return valid.withLines(lines);
    }

    private void apply(List<String> lines, RandomGenerator random) {
        int at = random.nextInt(lines.size());
        switch (this) {
            case DROP -> lines.set(at, lines.size() > 1 && at > 0 ? "X-Dropped: 1" : lines.get(at));
            case REPEAT -> lines.add(random.nextInt(lines.size()) + 1, lines.get(at));
            case SWAP -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case CASE -> lines.set(at, random.nextBoolean() ? lines.get(at).toUpperCase(Locale.ROOT)
                    : lines.get(at).toLowerCase(Locale.ROOT));
            case ODD_VALUE -> lines.set(at, insert(lines.get(at), Mutation.pick(Mutation.ODDITIES, random), random));
            case ODD_NAME -> lines.add(Mutation.pick(Mutation.ODDITIES, random) + ": x");
            case NUMBER -> lines.set(at, lines.get(at).replaceFirst("\\d+", Mutation.pick(Mutation.NUMBERS, random)));
            case EXTRA -> lines.add(1 + random.nextInt(lines.size()), Mutation.pick(EXTRAS, random));
            case FOLD -> lines.set(at, lines.get(at).replaceFirst(" ", "\r\n "));
            case BLANK_BEFORE_COLON -> lines.set(at, lines.get(at).replaceFirst(":", " :"));
            case NO_COLON -> lines.set(at, lines.get(at).replace(":", ""));
            case LIST -> lines.set(at, lines.get(at) + ", " + Mutation.pick(Mutation.ODDITIES, random) + ",,");
            case MANY -> lines.addAll(Collections.nCopies(MANY_LINES, Mutation.pick(EXTRAS, random)));
            default -> first(lines, random);
        }
    }

    /** The parts of the first line. */
    private void first(List<String> lines, RandomGenerator random) {
        String[] words = (lines.get(0) + "   ").split(" ", 4);
        switch (this) {
            case METHOD -> words[0] = Mutation.pick(METHODS, random);
            case VERSION -> words[2] = Mutation.pick(VERSIONS, random);
            default -> words[1] = target(words[1], random);
        }
        lines.set(0, words[0] + " " + words[1] + " " + words[2]);
    }

    static String target(String path, RandomGenerator random) {
        String odd = Mutation.pick(Mutation.ODDITIES, random);
        return switch (random.nextInt(7)) {
            case 0 -> path + "?" + odd;
            case 1 -> path + "?t=%zz&" + odd + "=" + odd;
            case 2 -> "http://127.0.0.1" + path;
            case 3 -> "*";
            case 4 -> "/" + odd + path;
            case 5 -> path + odd;
            default -> insert(path, odd, random);
        };
    }

    private static String insert(String text, String odd, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + odd + text.substring(at);
    }
}
