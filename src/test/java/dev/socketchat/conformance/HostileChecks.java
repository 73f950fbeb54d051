package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Requests that no browser sends. After each the server answers everybody else as before. */
final class HostileChecks {

    private static final int TOO_LONG = 70_000;
    private static final int LIMIT = 65_536;

    private HostileChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                check("odd extensions of a handshake are answered", HostileChecks::extensions),
                check("handshakes of old drafts are refused", HostileChecks::drafts),
                check("an upgrade with thousands of headers or a body is refused", HostileChecks::greatHandshakes),
                check("connections may be reset at every stage", HostileChecks::resets),
                check("an upload over the limit is refused, with a length and without", HostileChecks::uploads),
                check("an upload that stands still runs out of time", HostileChecks::slowUpload),
                check("every byte of a callback is checked", HostileChecks::callbacks),
                check("nothing breaks out of an htmlfile frame", HostileChecks::htmlfile),
                check("no header is repeated that could hold another", HostileChecks::headers),
                check("an origin is answered alike on every way", HostileChecks::origins),
                check("errors are not cached either", HostileChecks::errors),
                check("other methods and forms of a target are answered", HostileChecks::methods));
    }

    private static Check check(String name, Check.Action action) {
        return new Check(name, target -> {
            action.on(target);
            String session = target.session(TestService.ECHO);
            target.post(session + "/xhr", "").hasBody("o\n");
            target.post(session + "/xhr_send", "[\"alive\"]").hasStatus(204);
            target.post(session + "/xhr", "").hasBody("a[\"alive\"]\n");
        });
    }

    private static int shake(Target target, String... more) throws Exception {
        String[] lines = Stream.concat(Stream.of(WebSocketChecks.HANDSHAKE), Stream.of(more)).toArray(String[]::new);
        try (RawHttp http = target.stream("GET", target.session(TestService.ECHO) + "/websocket", lines)) {
            return http.status();
        }
    }

    private static void extensions(Target target) throws Exception {
        for (String value : List.of("constructor", "__proto__; __proto__=1", ",,;;", "permessage-deflate; x=\"", "a=b=c", ";")) {
            assertThat(shake(target, "Sec-WebSocket-Extensions: " + value)).as(value).isIn(101, 400);
        }
        assertThat(shake(target, "Sec-WebSocket-Extensions: \"" + "\\".repeat(7000))).isEqualTo(400);
    }

    private static void drafts(Target target) throws Exception {
        for (String key : List.of("4 @1  46546xW%0l 1 5", "0", "99999999999999999999", "    ", "")) {
            target.get(target.session(TestService.ECHO) + "/websocket", "Upgrade: WebSocket", "Connection: Upgrade",
                            "Sec-WebSocket-Key1: " + key, "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00")
                    .hasStatus(400);
        }
    }

    private static void greatHandshakes(Target target) throws Exception {
        String[] many = new Random(1).ints(3000).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
        assertThat(shake(target, many)).isBetween(400, 499);
        assertThat(shake(target, "Content-Length: 100000000")).isEqualTo(400);
    }

    private static void resets(Target target) throws Exception {
        for (String start : List.of("", "POST /echo", "POST /echo/0/x/xhr HTTP/1.1\r\nHost: a\r\nContent-Le")) {
            new RawHttp(target.port()).write(start).reset();
        }
        new RawHttp(target.port()).request("GET", target.session(TestService.ECHO) + "/websocket", "", WebSocketChecks.HANDSHAKE)
                .reset();
        target.stream("GET", target.session(TestService.ECHO) + "/websocket", WebSocketChecks.HANDSHAKE)
                .write(new byte[] {(byte) 0x81, (byte) 0xfe, 1}).reset();
        target.stream("POST", target.session(TestService.TICKER) + "/xhr_streaming").reset();
        target.stream("GET", target.session(TestService.TICKER) + "/eventsource").reset();
        new RawHttp(target.port()).write("POST /echo/0/x/xhr_send HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n[").reset();
    }

    private static void uploads(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr_send", "[\"" + "x".repeat(LIMIT - 4) + "\"]").hasStatus(204);
        assertThat(target.post(session + "/xhr_send", "[\"" + "x".repeat(LIMIT - 3) + "\"]").status()).isEqualTo(413);
        try (RawHttp http = new RawHttp(target.port())) {
            http.write("POST " + session + "/xhr_send HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .write(Integer.toHexString(LIMIT + 1) + "\r\n" + "x".repeat(LIMIT + 1) + "\r\n0\r\n\r\n");
            assertThat(http.head().status()).isEqualTo(413);
        }
    }

    private static void slowUpload(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        try (RawHttp http = new RawHttp(target.port())) {
            http.write("POST " + session + "/xhr_send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n[");
            assertThat(http.head().status()).isEqualTo(408);
        }
    }

    private static void callbacks(Target target) throws Exception {
        for (int code = 0; code < 256; code++) {
            String escaped = String.format("a%%%02xb", code);
            Answer answer = target.get(target.session(TestService.ECHO) + "/jsonp?c=" + escaped);
            boolean allowed = String.valueOf((char) code).matches("[a-zA-Z0-9_.-]");
            // Some servers refuse an escape that is no UTF-8 before anybody else sees it.
            assertThat(answer.status()).as(escaped).isIn(allowed ? List.of(200) : List.of(500, 400));
            assertThat(answer.body().contains("a" + (char) code + "b")).as(escaped).isEqualTo(allowed);
        }
    }

    private static void htmlfile(Target target) throws Exception {
        for (String text : List.of("</script><script>x", "<!--<script>", "]]>", "\\u2028", "</SCRIPT >")) {
            String session = target.session(TestService.ECHO);
            try (RawHttp stream = target.stream("GET", session + "/htmlfile?c=x")) {
                stream.chunk();
                stream.chunk();
                target.post(session + "/xhr_send", "[\"" + text + "\"]").hasStatus(204);
                String frame = stream.chunk().orElseThrow();
                assertThat(frame).startsWith("<script>\np(\"a[").endsWith("\");\n</script>\r\n");
                assertThat(frame.substring(8, frame.length() - 12)).as(text).doesNotContain("<", "\u2028");
            }
        }
    }

    private static void headers(Target target) throws Exception {
        String session = target.session(TestService.COOKIE_NEEDED_ECHO);
        for (String value : List.of("a\u0001b", "a\u00e9b", "a\tb", "a".repeat(TOO_LONG))) {
            for (String name : List.of("Origin: ", "Access-Control-Request-Headers: ", "Cookie: JSESSIONID=")) {
                try (RawHttp http = new RawHttp(target.port()).request("POST", session + "/xhr_send", "[]", name + value)) {
                    http.head();
                    assertThat(http.headers().values()).as(name + value.substring(0, 3)).noneMatch(line -> line.contains(value));
                    // Undertow answers 500 to a cookie that it cannot read, before any application sees it.
                    assertThat(http.status()).isBetween(400, name.startsWith("Cookie") ? 500 : 499);
                } catch (java.io.IOException hungUp) {
                    // A server may end the connection in the middle of a header that is too long for it.
                    assertThat(value).hasSize(TOO_LONG);
                }
            }
        }
    }

    private static void origins(Target target) throws Exception {
        Map<String, String> answers = Map.of("", "*", "Origin: https://a.example", "https://a.example", "Origin: null", "null");
        for (Map.Entry<String, String> origin : answers.entrySet()) {
            String line = origin.getKey().isEmpty() ? "X-None: 1" : origin.getKey();
            target.get("/echo/info", line).allows(origin.getValue());
            target.post(target.session(TestService.ECHO) + "/xhr", "", line).allows(origin.getValue());
            target.post(target.session(TestService.ECHO) + "/xhr_send", "[]", line).allows(origin.getValue());
            target.post(target.session(TestService.CLOSE) + "/xhr_streaming", "", line).allows(origin.getValue());
            target.get(target.session(TestService.CLOSE) + "/eventsource", line).allows(origin.getValue());
            assertThat(target.get(target.session(TestService.ECHO) + "/jsonp?c=x", line).headers())
                    .doesNotContainKey("Access-Control-Allow-Origin");
        }
    }

    private static void errors(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr_send", "[]").hasStatus(404).isNotCached();
        target.ask("PUT", session + "/xhr", "").hasStatus(405).isNotCached();
        target.post(session + "/xhr_send", "x").hasStatus(500).isNotCached();
        target.get(session + "/jsonp").hasStatus(500).isNotCached();
        target.post(session + "/xhr_send", "x".repeat(LIMIT + 1)).hasStatus(413).isNotCached();
    }

    private static void methods(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        for (String method : List.of("PUT", "DELETE", "PATCH", "post", "HEAD")) {
            try (RawHttp http = new RawHttp(target.port()).request(method, session + "/xhr", "").head()) {
                assertThat(http.status()).as(method).isBetween(400, 501);
            }
        }
        try (RawHttp http = new RawHttp(target.port())) {
            http.write("GET http://127.0.0.1/echo HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertThat(http.head().status()).isIn(200, 400, 404);
        }
    }
}
