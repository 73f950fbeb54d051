package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** The transports that browsers read by themselves — eventsource, htmlfile, jsonp — and the cookie of all. */
final class ScriptChecks {

    private static final String LARGE = "x".repeat(4096);

    private ScriptChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("eventsource frames its events", ScriptChecks::eventsource),
                new Check("eventsource ends at its limit", ScriptChecks::eventsourceLimit),
                new Check("htmlfile sends its head and script elements", ScriptChecks::htmlfile),
                new Check("htmlfile ends at its limit", ScriptChecks::htmlfileLimit),
                new Check("htmlfile cannot be broken out of", ScriptChecks::htmlfileInjection),
                new Check("jsonp calls back and takes forms", ScriptChecks::jsonp),
                new Check("jsonp says what is no upload", ScriptChecks::jsonpInvalid),
                new Check("jsonp decodes forms and nothing else", ScriptChecks::jsonpTypes),
                new Check("jsonp repeats the close frame", ScriptChecks::jsonpClose),
                new Check("jsonp takes an empty array", ScriptChecks::jsonpEmpty),
                new Check("a callback is required", ScriptChecks::noCallback),
                new Check("callbacks are checked", ScriptChecks::invalidCallback),
                new Check("info says that a cookie is needed and sets none", ScriptChecks::cookieInfo),
                new Check("every transport repeats the cookie", ScriptChecks::cookies));
    }

    private static void eventsource(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp stream = target.stream("GET", session + "/eventsource")) {
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(stream.chunk()).contains("\r\n");
            assertThat(stream.chunk()).contains("data: o\r\n\r\n");
            target.post(session + "/xhr_send", "[\"x\"]").hasStatus(204);
            assertThat(stream.chunk()).contains("data: a[\"x\"]\r\n\r\n");
            target.post(session + "/xhr_send", "[\"  \\u0000\\n\\r %20% \"]").hasStatus(204);
            assertThat(stream.chunk()).contains("data: a[\"  \\u0000\\n\\r %2520%25 \"]\r\n\r\n");
        }
    }

    private static void eventsourceLimit(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp stream = target.stream("GET", session + "/eventsource")) {
            assertThat(stream.chunk()).contains("\r\n");
            assertThat(stream.chunk()).contains("data: o\r\n\r\n");
            target.post(session + "/xhr_send", "[\"" + LARGE + "\"]").hasStatus(204);
            assertThat(stream.body()).isEqualTo("data: a[\"" + LARGE + "\"]\r\n\r\n");
        }
    }

    private static RawHttp openHtmlfile(Target target, String session, String callback) throws Exception {
        RawHttp stream = target.stream("GET", session + "/htmlfile?c=" + callback);
        assertThat(stream.chunk().orElseThrow())
                .hasSizeGreaterThan(1024)
                .startsWith("<!doctype html>\n<html><head>\n")
                .contains("    var c = parent.callback;\n    c.start();\n    function p(d) {c.message(d);};\n"
                        + "    window.onload = function() {c.stop();};\n");
        assertThat(stream.chunk()).contains("<script>\np(\"o\");\n</script>\r\n");
        return stream;
    }

    private static void htmlfile(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp stream = openHtmlfile(target, session, "%63allback")) {
            assertThat(stream.header("Content-Type").replace(" ", "")).isEqualTo("text/html;charset=UTF-8");
            target.post(session + "/xhr_send", "[\"x\"]").hasStatus(204);
            assertThat(stream.chunk()).contains("<script>\np(\"a[\\\"x\\\"]\");\n</script>\r\n");
        }
    }

    private static void htmlfileLimit(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp stream = openHtmlfile(target, session, "callback")) {
            target.post(session + "/xhr_send", "[\"" + LARGE + "\"]").hasStatus(204);
            assertThat(stream.body()).isEqualTo("<script>\np(\"a[\\\"" + LARGE + "\\\"]\");\n</script>\r\n");
        }
    }

    private static void htmlfileInjection(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp stream = openHtmlfile(target, session, "callback")) {
            target.post(session + "/xhr_send", "[\"</script><script>x\"]").hasStatus(204);
            assertThat(stream.chunk())
                    .contains("<script>\np(\"a[\\\"\\u003c/script>\\u003cscript>x\\\"]\");\n</script>\r\n");
        }
    }

    private static String openJsonp(Target target, TestService service) throws Exception {
        String session = target.session(service);
        target.get(session + "/jsonp?c=%63allback").hasStatus(200).hasBody("/**/callback(\"o\");\r\n")
                .hasType("application/javascript;charset=UTF-8").isNotCached();
        return session;
    }

    private static Answer sendForm(Target target, String session, String form) throws Exception {
        return target.post(session + "/jsonp_send", form, "Content-Type: application/x-www-form-urlencoded");
    }

    private static void jsonp(Target target) throws Exception {
        String session = openJsonp(target, TestService.ECHO);
        sendForm(target, session, "d=%5B%22x%22%5D").hasStatus(200).hasBody("ok")
                .hasType("text/plain;charset=UTF-8").isNotCached();
        target.get(session + "/jsonp?c=callback").hasBody("/**/callback(\"a[\\\"x\\\"]\");\r\n");
    }

    private static void jsonpInvalid(Target target) throws Exception {
        String session = openJsonp(target, TestService.ECHO);
        assertThat(sendForm(target, session, "d=%5B%22x").hasStatus(500).body()).contains("Broken JSON encoding.");
        for (String form : List.of("", "d=", "p=p")) {
            assertThat(sendForm(target, session, form).hasStatus(500).body()).contains("Payload expected.");
        }
        sendForm(target, session, "d=%5B%22b%22%5D").hasBody("ok");
        target.get(session + "/jsonp?c=x").hasBody("/**/x(\"a[\\\"b\\\"]\");\r\n");
    }

    private static void jsonpTypes(Target target) throws Exception {
        String session = openJsonp(target, TestService.ECHO);
        sendForm(target, session, "d=%5B%22abc%22%5D").hasBody("ok");
        target.post(session + "/jsonp_send", "[\"%61bc\"]", "Content-Type: text/plain").hasBody("ok");
        sendForm(target, session, "d=%5B%22%C3%A9%22%5D").hasBody("ok");
        target.post(session + "/jsonp_send", "[\"\u00e9\"]", "Content-Type: text/plain").hasBody("ok");
        target.get(session + "/jsonp?c=x")
                .hasBody("/**/x(\"a[\\\"abc\\\",\\\"%61bc\\\",\\\"\u00e9\\\",\\\"\u00e9\\\"]\");\r\n");
    }

    private static void jsonpClose(Target target) throws Exception {
        String session = openJsonp(target, TestService.CLOSE);
        for (int i = 0; i < 2; i++) {
            target.get(session + "/jsonp?c=x").hasBody("/**/x(\"c[3000,\\\"Go away!\\\"]\");\r\n");
        }
    }

    private static void jsonpEmpty(Target target) throws Exception {
        String session = openJsonp(target, TestService.ECHO);
        sendForm(target, session, "d=%5B%5D").hasBody("ok");
        sendForm(target, session, "d=%5B%22x%22%5D").hasBody("ok");
        target.get(session + "/jsonp?c=x").hasBody("/**/x(\"a[\\\"x\\\"]\");\r\n");
    }

    private static void noCallback(Target target) throws Exception {
        for (String transport : List.of("/jsonp", "/htmlfile", "/jsonp?c=")) {
            Answer answer = target.get(target.session(TestService.ECHO) + transport).hasStatus(500);
            assertThat(answer.body()).contains("\"callback\" parameter required");
        }
    }

    private static void invalidCallback(Target target) throws Exception {
        for (String callback : List.of("%20", "*", "abc(", "abc%28", "a&c=b", "a&callback=b")) {
            for (String transport : List.of("/jsonp", "/htmlfile")) {
                Answer answer = target.get(target.session(TestService.ECHO) + transport + "?c=" + callback).hasStatus(500);
                assertThat(answer.body()).contains("invalid \"callback\" parameter");
            }
        }
    }

    private static void cookieInfo(Target target) throws Exception {
        assertThat(target.get("/cookie_needed_echo/info").hasNoCookie().body()).contains("\"cookie_needed\":true");
    }

    private static void cookies(Target target) throws Exception {
        for (String request : List.of("POST /xhr", "POST /xhr_streaming", "GET /eventsource", "GET /htmlfile?c=a",
                "GET /jsonp?c=a", "POST /xhr_send", "POST /jsonp_send")) {
            String[] parts = request.split(" ");
            String path = target.session(TestService.COOKIE_NEEDED_ECHO) + parts[1];
            try (RawHttp fresh = target.stream(parts[0], path)) {
                assertThat(fresh.header("Set-Cookie")).matches("(?i)JSESSIONID=dummy; *path=/.*");
            }
            path = target.session(TestService.COOKIE_NEEDED_ECHO) + parts[1];
            try (RawHttp known = target.stream(parts[0], path, "Cookie: JSESSIONID=abcdef")) {
                assertThat(known.header("Set-Cookie")).matches("(?i)JSESSIONID=abcdef; *path=/.*");
            }
        }
    }
}
