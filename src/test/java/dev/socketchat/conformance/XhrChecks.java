package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Polling and streaming with XMLHttpRequest, and what holds for sessions on every transport. */
final class XhrChecks {

    private static final String STILL_OPEN = "c[2010,\"Another connection still open\"]\n";
    private static final String GO_AWAY = "c[3000,\"Go away!\"]\n";
    private static final String PRELUDE = "h".repeat(2048) + "\n";

    private XhrChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("xhr and xhr_send answer preflight", XhrChecks::options),
                new Check("polling carries a message back", XhrChecks::polling),
                new Check("a session opens, sends, receives and turns a second poll away", XhrChecks::simpleSession),
                new Check("the close frame is repeated", XhrChecks::closeTwice),
                new Check("an upload to an unknown session is not found, readable across origins", XhrChecks::unknown),
                new Check("what is no upload is said so and hurts nobody", XhrChecks::invalidJson),
                new Check("every content type is accepted", XhrChecks::contentTypes),
                new Check("requested headers are repeated, when there are any", XhrChecks::requestedHeaders),
                new Check("an empty array is a valid upload", XhrChecks::emptyArray),
                new Check("streaming sends prelude, open frame and messages as chunks", XhrChecks::streaming),
                new Check("a streaming response ends at its limit and not before", XhrChecks::responseLimit),
                new Check("after the application's close a second stream gets the close frame", XhrChecks::closeFrame),
                new Check("a second stream is turned away", XhrChecks::secondStream),
                new Check("an aborted stream is noticed by the next", XhrChecks::abortedStream),
                new Check("an aborted poll is noticed by the next", XhrChecks::abortedPoll),
                new Check("the server escapes what browsers lose", XhrChecks::serverEncodes),
                new Check("the server reads every escape", XhrChecks::serverDecodes),
                new Check("sessions of two services are apart", XhrChecks::servicesApart));
    }

    private static void options(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        for (String transport : List.of("/xhr", "/xhr_send", "/xhr_streaming")) {
            for (String origin : List.of("test", "null")) {
                target.ask("OPTIONS", session + transport, "", "Origin: " + origin)
                        .isPreflightFor("OPTIONS, POST", origin);
            }
        }
    }

    private static void polling(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "", "Origin: test").hasStatus(200).hasBody("o\n")
                .hasType("application/javascript;charset=UTF-8").allows("test").isNotCached();
        Answer sent = target.post(session + "/xhr_send", "[\"x\"]", "Origin: test").hasStatus(204).hasBody("");
        sent.allows("test").isNotCached();
        // Grizzly leaves the type out of an answer that has no content, as RFC 9110 lets it.
        assertThat(sent.header("Content-Type").replace(" ", "")).isIn("", "text/plain;charset=UTF-8");
        target.post(session + "/xhr", "").hasBody("a[\"x\"]\n");
    }

    private static void simpleSession(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr_send", "[\"a\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"a\"]\n");
        try (RawHttp one = new RawHttp(target.port()).request("POST", session + "/xhr", "");
                RawHttp other = new RawHttp(target.port()).request("POST", session + "/xhr", "")) {
            // Either may be first at the server: the second is turned away, the first gets the message.
            BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
            for (RawHttp poll : List.of(one, other)) {
                CompletableFuture.runAsync(() -> bodies.add(body(poll)));
            }
            assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo(STILL_OPEN);
            target.post(session + "/xhr_send", "[\"b\"]").hasStatus(204);
            assertThat(bodies.poll(10, TimeUnit.SECONDS)).matches("(h\n){6}a\\[\"b\"]\n");
        }
    }

    private static String body(RawHttp poll) {
        try {
            return poll.head().body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void closeTwice(Target target) throws Exception {
        String session = target.session(TestService.CLOSE);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr", "").hasBody(GO_AWAY);
        target.post(session + "/xhr", "").hasBody(GO_AWAY);
        target.post(session + "/xhr_send", "[\"late\"]").hasStatus(204);
    }

    private static void unknown(Target target) throws Exception {
        target.post(target.session(TestService.ECHO) + "/xhr_send", "[\"x\"]", "Origin: a").hasStatus(404).allows("a");
    }

    private static void invalidJson(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        for (String body : List.of("[\"x", "x", "[\"a\",]")) {
            assertThat(target.post(session + "/xhr_send", body).hasStatus(500).body()).contains("Broken JSON encoding.");
        }
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        for (String body : List.of("", "{}", "\"a\"", "1", "null", "[1]", "[null]", "[{}]", "[[\"a\"]]", "[true]", deep)) {
            assertThat(target.post(session + "/xhr_send", body).hasStatus(500).body()).contains("Payload expected.");
        }
        target.post(session + "/xhr_send", " [\"a\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"a\"]\n");
    }

    private static void contentTypes(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        List<String> types = List.of("text/plain", "T", "application/json", "application/xml", "", "text/xml",
                "application/json; charset=utf-8", "text/xml; charset=utf-8");
        for (String type : types) {
            target.post(session + "/xhr_send", "[\"\u00e9\"]", "Content-Type: " + type).hasStatus(204);
        }
        String all = String.join(",", java.util.Collections.nCopies(types.size(), "\"\u00e9\""));
        target.post(session + "/xhr", "").hasBody("a[" + all + "]\n");
    }

    private static void requestedHeaders(Target target) throws Exception {
        String name = "Access-Control-Request-Headers";
        Answer answer = target.post(target.session(TestService.ECHO) + "/xhr", "", name + ": a, b, c");
        assertThat(answer.allows("*").header("Access-Control-Allow-Headers")).isEqualTo("a, b, c");
        for (String line : List.of(name + ":", "X-None: x")) {
            Answer none = target.post(target.session(TestService.ECHO) + "/xhr", "", line);
            assertThat(none.headers()).doesNotContainKey("Access-Control-Allow-Headers");
        }
    }

    private static void emptyArray(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr_send", "[]").hasStatus(204);
        target.post(session + "/xhr_send", "[\"a\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"a\"]\n");
    }

    private static void streaming(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp stream = target.stream("POST", session + "/xhr_streaming", "Origin: test")) {
            assertThat(stream.header("Content-Type").replace(" ", "")).isEqualTo("application/javascript;charset=UTF-8");
            assertThat(stream.header("Access-Control-Allow-Origin")).isEqualTo("test");
            assertThat(stream.has("Content-Length")).isFalse();
            assertThat(stream.chunk()).contains(PRELUDE);
            assertThat(stream.chunk()).contains("o\n");
            target.post(session + "/xhr_send", "[\"x\"]").hasStatus(204);
            assertThat(stream.chunk()).contains("a[\"x\"]\n");
        }
    }

    private static void responseLimit(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        String message = "\"" + "x".repeat(128) + "\"";
        try (RawHttp stream = target.stream("POST", session + "/xhr_streaming")) {
            assertThat(stream.chunk()).contains(PRELUDE);
            assertThat(stream.chunk()).contains("o\n");
            for (int i = 0; i < 31; i++) {
                target.post(session + "/xhr_send", "[" + message + "]").hasStatus(204);
                assertThat(stream.chunk()).contains("a[" + message + "]\n");
            }
            assertThat(stream.chunk()).isEmpty();
        }
        target.post(session + "/xhr_send", "[\"after\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"after\"]\n");
    }

    private static void closeFrame(Target target) throws Exception {
        String session = target.session(TestService.CLOSE);
        try (RawHttp first = target.stream("POST", session + "/xhr_streaming")) {
            assertThat(first.body()).isEqualTo(PRELUDE + "o\n" + GO_AWAY);
        }
        try (RawHttp second = target.stream("POST", session + "/xhr_streaming")) {
            assertThat(second.body()).isEqualTo(PRELUDE + GO_AWAY);
        }
    }

    private static void secondStream(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp first = target.stream("POST", session + "/xhr_streaming")) {
            assertThat(first.chunk()).contains(PRELUDE);
            assertThat(first.chunk()).contains("o\n");
            target.post(session + "/xhr_streaming", "").hasBody(PRELUDE + STILL_OPEN);
            target.post(session + "/xhr_send", "[\"mine\"]").hasStatus(204);
            String frame = first.chunk().orElseThrow();
            while (frame.equals("h\n")) {
                frame = first.chunk().orElseThrow();
            }
            assertThat(frame).isEqualTo("a[\"mine\"]\n");
        }
    }

    private static void abortedStream(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp first = target.stream("POST", session + "/xhr_streaming")) {
            assertThat(first.chunk()).contains(PRELUDE);
            assertThat(first.chunk()).contains("o\n");
        }
        assertThat(target.post(session + "/xhr_streaming", "").body().substring(PRELUDE.length()))
                .isEqualTo("c[1002,\"Connection interrupted\"]\n");
    }

    private static void abortedPoll(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        RawHttp one = new RawHttp(target.port()).request("POST", session + "/xhr", "");
        RawHttp other = new RawHttp(target.port()).request("POST", session + "/xhr", "");
        // Either may be first at the server: that one is looked for, the second is turned away.
        boolean oneStays = one.head().chunk().equals(Optional.of("h\n"));
        assertThat((oneStays ? other.head() : one).chunk()).isEqualTo(oneStays ? Optional.of(STILL_OPEN) : Optional.empty());
        (oneStays ? one : other).close();
        target.post(session + "/xhr", "").hasBody("c[1002,\"Connection interrupted\"]\n");
    }

    private static IntStream lost() {
        return IntStream.of(0x200c, 0x2028, 0x2060, 0xfff0).flatMap(from -> IntStream.rangeClosed(from, from | 0xf));
    }

    private static void serverEncodes(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        StringBuilder escaped = new StringBuilder();
        lost().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        escaped.append("\\ud83d\\ude00\\ud800\\u0000\\n");
        target.post(session + "/xhr_send", "[\"" + escaped + "\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"" + escaped + "\"]\n");
    }

    private static void serverDecodes(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr_send", "[\"\\u007F\\u00ad\\u0600\\ufeff\\u00e9\u20ac\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"\u007f\u00ad\u0600\ufeff\u00e9\u20ac\"]\n");
    }

    private static void servicesApart(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session.replace("/echo", "/close") + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr_send", "[\"a\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody("a[\"a\"]\n");
    }
}
