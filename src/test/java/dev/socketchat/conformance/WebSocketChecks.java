package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The framed and the raw WebSocket, and the handshake of both. */
final class WebSocketChecks {

    static final String[] HANDSHAKE = {
        "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    private WebSocketChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("a plain GET is no handshake", WebSocketChecks::plainGet),
                new Check("a handshake needs every header", WebSocketChecks::wrongHandshakes),
                new Check("other methods are not allowed, with an upgrade or without", WebSocketChecks::methods),
                new Check("the handshake answers as RFC 6455 says", WebSocketChecks::handshake),
                new Check("upgrades to other addresses are refused", WebSocketChecks::otherAddresses),
                new Check("WebSocket opens and echoes", WebSocketChecks::echo),
                new Check("WebSocket closes with frame and handshake", WebSocketChecks::close),
                new Check("empty texts and arrays deliver nothing", WebSocketChecks::emptyFrame),
                new Check("an id may be used by several WebSockets", WebSocketChecks::reuse),
                new Check("what is not SockJS ends the connection", WebSocketChecks::brokenJson),
                new Check("a text over the limit ends the connection, in one frame or in many", WebSocketChecks::limit),
                new Check("binary messages end the connection", WebSocketChecks::binary),
                new Check("lone surrogates come back as escapes", WebSocketChecks::surrogates),
                new Check("raw WebSocket carries text as it is", WebSocketChecks::raw),
                new Check("raw WebSocket closes with the application's reason", WebSocketChecks::rawClose),
                new Check("messages in bursts come back complete and in order", WebSocketChecks::bursts));
    }

    private static String path(Target target) {
        return target.session(TestService.ECHO) + "/websocket";
    }

    private static void plainGet(Target target) throws Exception {
        target.get(path(target)).hasStatus(400);
        target.get("/echo/websocket").hasStatus(400);
    }

    private static void wrongHandshakes(Target target) throws Exception {
        List<String[]> changes = List.of(
                new String[] {"Upgrade", "Upgrade: foo"}, new String[] {"Connection", "Connection: close"},
                new String[] {"Connection", "X: y"}, new String[] {"Version", "Sec-WebSocket-Version: 7"},
                new String[] {"Version", "X: y"}, new String[] {"Key", "X: y"},
                new String[] {"Key", "Sec-WebSocket-Key: short"});
        for (String[] change : changes) {
            String[] lines = HANDSHAKE.clone();
            for (int i = 0; i < lines.length; i++) {
                String name = lines[i].substring(0, lines[i].indexOf(':'));
                lines[i] = name.endsWith(change[0]) ? change[1] : lines[i];
            }
            target.get(path(target), lines).hasStatus(400);
            target.get("/echo/websocket", lines).hasStatus(400);
        }
    }

    private static void methods(Target target) throws Exception {
        for (String[] lines : List.of(new String[0], HANDSHAKE)) {
            Answer answer = target.post(path(target), "", lines).hasStatus(405).hasBody("");
            assertThat(answer.header("Allow")).isNotEmpty();
            assertThat(answer.headers()).doesNotContainKey("Content-Type");
        }
    }

    private static void handshake(Target target) throws Exception {
        try (RawHttp http = target.stream("GET", path(target), HANDSHAKE)) {
            assertThat(http.status()).isEqualTo(101);
            assertThat(http.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(http.header("Upgrade").toLowerCase(Locale.ROOT)).isEqualTo("websocket");
            assertThat(http.header("Connection").toLowerCase(Locale.ROOT)).isEqualTo("upgrade");
            assertThat(http.has("Content-Length")).isFalse();
        }
    }

    private static void otherAddresses(Target target) throws Exception {
        for (String path : List.of("/echo/unknown", "/echo/a/b/xhr", "/echo/info", "/echo//b/websocket",
                "/echo/./b/websocket", "/echo/a/%2e/websocket", "//echo/a/b/websocket", "/x/../echo/a/b/websocket",
                "/echo/a/b/websocket;x=y", "/disabled_websocket_echo/a/b/websocket",
                "/disabled_websocket_echo/websocket")) {
            assertThat(target.get(path, HANDSHAKE).status()).as(path).isBetween(400, 499);
        }
    }

    private static void echo(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.send("[\"a\"]").next()).isEqualTo("a[\"a\"]");
            assertThat(socket.send("\"single\"").next()).isEqualTo("a[\"single\"]");
            assertThat(socket.send(" [\"blank\"]").next()).isEqualTo("a[\"blank\"]");
            assertThat(socket.part("[\"pa", false).send("rts\"]").next()).isEqualTo("a[\"parts\"]");
        }
    }

    private static void close(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, target.session(TestService.CLOSE) + "/websocket")) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.next()).isEqualTo("c[3000,\"Go away!\"]");
            assertThat(socket.next()).isEqualTo("close 3000 Go away!");
        }
    }

    private static void emptyFrame(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.send("").send("[]").send("[\"a\"]").next()).isEqualTo("a[\"a\"]");
        }
    }

    private static void reuse(Target target) throws Exception {
        String path = path(target);
        try (TestSocket first = new TestSocket(target, path);
                TestSocket second = new TestSocket(target, path)) {
            assertThat(first.next() + second.next()).isEqualTo("oo");
            assertThat(first.send("[\"a\"]").next()).isEqualTo("a[\"a\"]");
            assertThat(second.send("[\"b\"]").next()).isEqualTo("a[\"b\"]");
        }
        try (TestSocket third = new TestSocket(target, path)) {
            assertThat(third.next()).isEqualTo("o");
        }
    }

    private static void brokenJson(Target target) throws Exception {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        for (String text : List.of("[\"a", "x", "{}", "[1]", "[null]", "[{}]", "[[\"a\"]]", "true", deep)) {
            try (TestSocket socket = new TestSocket(target, path(target))) {
                assertThat(socket.next()).isEqualTo("o");
                assertThat(socket.send(text).next()).as(text).isEqualTo("close 3000 Broken framing.");
            }
        }
    }

    private static void limit(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.send("[\"" + "x".repeat(70_000) + "\"]").next()).startsWith("close 1009");
        }
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            for (int i = 0; i < 70; i++) {
                socket.part("x".repeat(1000), false);
            }
            assertThat(socket.next()).startsWith("close 1009");
        }
    }

    private static void binary(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.sendBinary().next()).startsWith("close 1003");
        }
    }

    private static void surrogates(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.send("[\"\\ud800\", \"\\udc00\\ud800\"]").next())
                    .isIn("a[\"\\ud800\",\"\\udc00\\ud800\"]", "a[\"\\ud800\"]");
        }
    }

    private static void raw(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, "/echo/websocket")) {
            assertThat(socket.send("Hello world!\uffff").next()).isEqualTo("Hello world!\uffff");
            assertThat(socket.send("").next()).isEmpty();
            assertThat(socket.send("[\"a\"]").next()).isEqualTo("[\"a\"]");
        }
    }

    private static void rawClose(Target target) throws Exception {
        try (TestSocket socket = new TestSocket(target, "/close/websocket")) {
            assertThat(socket.next()).isEqualTo("close 3000 Go away!");
        }
    }

    private static void bursts(Target target) throws Exception {
        int count = 2000;
        try (TestSocket socket = new TestSocket(target, path(target))) {
            assertThat(socket.next()).isEqualTo("o");
            for (int i = 0; i < count; i++) {
                socket.send("[\"" + i + "\"]");
            }
            StringBuilder expected = new StringBuilder();
            StringBuilder received = new StringBuilder();
            for (int i = 0; i < count; i++) {
                expected.append('"').append(i).append("\",");
            }
            while (received.length() < expected.length()) {
                String frame = socket.next();
                assertThat(frame).startsWith("a[");
                received.append(frame, 2, frame.length() - 1).append(',');
            }
            assertThat(received.toString()).isEqualTo(expected.toString());
        }
    }
}
