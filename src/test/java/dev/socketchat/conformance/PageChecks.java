package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** Greeting, iframe page, info, session addresses and the two versions of HTTP. */
final class PageChecks {

    private static final String IFRAME = """
            <!DOCTYPE html>
            <html>
            <head>
              <meta http-equiv="X-UA-Compatible" content="IE=edge" />
              <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
              <script src="/sockjs.js"></script>
              <script>
                document.domain = document.domain;
                SockJS.bootstrap_iframe();
              </script>
            </head>
            <body>
              <h2>Don't panic!</h2>
              <p>This is a SockJS hidden iframe. It's used for cross domain magic.</p>
            </body>
            </html>
            """;

    private PageChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("greeting is 19 bytes with and without a slash", PageChecks::greeting),
                new Check("other suffixes are not found", PageChecks::notFound),
                new Check("iframe page is the same under all its names", PageChecks::iframe),
                new Check("malformed iframe names are not found", PageChecks::iframeNames),
                new Check("iframe page is revalidated by its tag", PageChecks::iframeTag),
                new Check("info has its fields, is not cached and sets no cookie", PageChecks::info),
                new Check("entropy differs between two calls", PageChecks::entropy),
                new Check("info answers preflight, also from origin null", PageChecks::infoOptions),
                new Check("info says when WebSocket is off", PageChecks::infoDisabled),
                new Check("odd ids open sessions", PageChecks::anyId),
                new Check("empty and dotted segments are not found", PageChecks::invalidPaths),
                new Check("the server id does not matter", PageChecks::serverId),
                new Check("HTTP/1.1 keeps the connection usable", PageChecks::http11),
                new Check("HTTP/1.0 gets no chunks", PageChecks::http10),
                new Check("HTTP/1.0 streams raw bytes and closes", PageChecks::http10Streaming),
                new Check("a POST without a length opens a session", PageChecks::noLength));
    }

    private static void greeting(Target target) throws Exception {
        for (String path : List.of("/echo", "/echo/")) {
            target.get(path).hasStatus(200).hasType("text/plain;charset=UTF-8").hasBody("Welcome to SockJS!\n").hasNoCookie();
        }
    }

    private static void notFound(Target target) throws Exception {
        for (String suffix : List.of("/a", "/a.html", "//", "///", "/a/a", "/a/a/", "/a", "/a/")) {
            target.get("/echo" + suffix).hasStatus(404);
        }
    }

    private static void iframe(Target target) throws Exception {
        for (String name : List.of("", "-a", "-", "-0.1.2", "-0.1.2abc-dirty.2144", "-0.1.2.html?t=1234")) {
            String path = "/echo/iframe" + name + (name.contains("html") ? "" : ".html");
            Answer page = target.get(path).hasStatus(200).hasType("text/html;charset=UTF-8").isCachedForLong().hasNoCookie();
            assertThat(page.body().strip()).isEqualTo(IFRAME.strip());
        }
    }

    private static void iframeNames(Target target) throws Exception {
        for (String name : List.of("iframe.htm", "iframe", "IFRAME.HTML", "IFRAME", "iframe.HTML", "iframe.xml", "iframe-/.html")) {
            target.get("/echo/" + name).hasStatus(404);
        }
    }

    private static void iframeTag(Target target) throws Exception {
        String tag = target.get("/echo/iframe.html").header("ETag");
        assertThat(target.get("/echo/iframe.html").header("ETag")).isEqualTo(tag).isNotEmpty();
        Answer known = target.get("/echo/iframe.html", "If-None-Match: " + tag).hasStatus(304).hasBody("");
        assertThat(known.headers()).doesNotContainKey("Content-Type");
    }

    private static void info(Target target) throws Exception {
        Answer info = target.get("/echo/info", "Origin: test").hasStatus(200).hasType("application/json;charset=UTF-8");
        info.isNotCached().hasNoCookie().allows("test");
        assertThat(info.body()).contains("\"websocket\":true", "\"cookie_needed\":false", "\"origins\":[\"*:*\"]");
        target.get("/echo/info").allows("*");
    }

    private static void entropy(Target target) throws Exception {
        Answer first = target.get("/echo/info");
        assertThat(first.body()).containsPattern("\"entropy\":\\d+[,}]");
        assertThat(target.get("/echo/info").body()).isNotEqualTo(first.body());
    }

    private static void infoOptions(Target target) throws Exception {
        for (String origin : List.of("test", "null")) {
            target.ask("OPTIONS", "/echo/info", "", "Origin: " + origin).isPreflightFor("OPTIONS, GET", origin);
        }
    }

    private static void infoDisabled(Target target) throws Exception {
        assertThat(target.get("/disabled_websocket_echo/info").body()).contains("\"websocket\":false");
    }

    private static void anyId(Target target) throws Exception {
        String unique = "-" + System.nanoTime();
        for (String ids : List.of("/a/a", "/_/_", "/1/", "/abcdefgh_i-j%20/abcdefg_i-j%20")) {
            target.post("/echo" + ids + unique + "/xhr", "").hasStatus(200).hasBody("o\n");
        }
    }

    private static void invalidPaths(Target target) throws Exception {
        for (String ids : List.of("//", "/a./a", "/a/a.", "/./.", "/", "///", "/%2e/a", "/a/%2E", "/a/b;c")) {
            target.get("/echo" + ids + "/xhr").hasStatus(404);
            target.post("/echo" + ids + "/xhr", "").hasStatus(404);
        }
    }

    private static void serverId(Target target) throws Exception {
        String id = target.session(TestService.ECHO).substring("/echo/000".length());
        target.post("/echo/000" + id + "/xhr", "").hasBody("o\n");
        target.post("/echo/000" + id + "/xhr_send", "[\"a\"]").hasStatus(204);
        target.post("/echo/999" + id + "/xhr", "").hasBody("a[\"a\"]\n");
    }

    private static void http11(Target target) throws Exception {
        try (RawHttp http = new RawHttp(target.port())) {
            for (int i = 0; i < 2; i++) {
                Answer answer = Target.read(http.request("GET", "/echo", "").head());
                answer.hasBody("Welcome to SockJS!\n");
                assertThat(answer.header("Connection").toLowerCase(java.util.Locale.ROOT)).isIn("", "keep-alive");
            }
        }
    }

    private static void http10(Target target) throws Exception {
        try (RawHttp http = new RawHttp(target.port()).write("GET /echo HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n").head()) {
            assertThat(http.has("Transfer-Encoding")).isFalse();
            assertThat(http.body()).isEqualTo("Welcome to SockJS!\n");
        }
    }

    private static void http10Streaming(Target target) throws Exception {
        String request = "POST " + target.session(TestService.CLOSE)
                + "/xhr_streaming HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n";
        try (RawHttp http = new RawHttp(target.port()).write(request).head()) {
            assertThat(http.has("Transfer-Encoding") || http.has("Content-Length")).isFalse();
            assertThat(http.rest()).isEqualTo("h".repeat(2048) + "\no\nc[3000,\"Go away!\"]\n");
        }
    }

    private static void noLength(Target target) throws Exception {
        String request = "POST " + target.session(TestService.ECHO) + "/xhr HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        try (RawHttp http = new RawHttp(target.port()).write(request).head()) {
            assertThat(http.body()).isEqualTo("o\n");
        }
    }
}
