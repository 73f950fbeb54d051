package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** That every message arrives once and in order, whole, and with its end, whatever happens to the connections. */
final class DeliveryChecks {

    private static final int MANY = 2000;
    private static final int BATCH = 500;
    private static final String SLOW = "c[1008,\"Client reads too slowly\"]\n";

    private DeliveryChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("messages over many streaming responses arrive once and in order", DeliveryChecks::manyStreams),
                new Check("messages over many polls arrive once and in order", DeliveryChecks::manyPolls),
                new Check("a message larger than the response limit arrives whole and ends the response", DeliveryChecks::large),
                new Check("the close frame has each transport's own end", DeliveryChecks::closeFrames),
                new Check("more than may wait between polls closes the session", DeliveryChecks::floodBetweenPolls),
                new Check("fifty polls use one connection", DeliveryChecks::oneConnection),
                new Check("a request behind a waiting poll is answered after it", DeliveryChecks::pipelined),
                new Check("a character may be split over two WebSocket frames", DeliveryChecks::splitCharacter),
                new Check("a WebSocket whose peer never answers the close is dropped", DeliveryChecks::silentPeer));
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static void send(Target target, String session, int from, int to) throws Exception {
        target.post(session + "/xhr_send", numbers(from, to)).hasStatus(204);
    }

    private static void manyStreams(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        StringBuilder received = new StringBuilder();
        int sent = 0;
        while (count(received) < MANY) {
            try (RawHttp stream = target.stream("POST", session + "/xhr_streaming")) {
                Optional<String> chunk = stream.chunk();
                while (chunk.isPresent() && count(received) < MANY) {
                    chunk.filter(frame -> frame.startsWith("a[")).ifPresent(frame ->
                            received.append(received.isEmpty() ? "" : ",").append(frame, 2, frame.length() - 2));
                    if (count(received) == sent && sent < MANY) {
                        send(target, session, sent, sent += BATCH);
                    }
                    chunk = count(received) < MANY ? stream.chunk() : chunk;
                }
            }
        }
        assertThat("[" + received + "]").isEqualTo(numbers(0, MANY));
    }

    private static long count(CharSequence received) {
        return received.isEmpty() ? 0 : received.chars().filter(c -> c == ',').count() + 1;
    }

    private static void manyPolls(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        for (int i = 0; i < 1000; i += 50) {
            send(target, session, i, i + 20);
            send(target, session, i + 20, i + 50);
            target.post(session + "/xhr", "").hasBody("a" + numbers(i, i + 50) + "\n");
        }
    }

    private static void large(Target target) throws Exception {
        String session = target.session(TestService.AMPLIFY);
        try (RawHttp stream = target.stream("POST", session + "/xhr_streaming")) {
            assertThat(stream.chunk().orElseThrow()).startsWith("h");
            assertThat(stream.chunk()).contains("o\n");
            target.post(session + "/xhr_send", "[\"18\"]").hasStatus(204);
            assertThat(stream.body()).isEqualTo("a[\"" + "x".repeat(1 << 18) + "\"]\n");
        }
    }

    private static void closeFrames(Target target) throws Exception {
        Map<String, String> ends = Map.of(
                "POST /xhr_streaming", "c[3000,\"Go away!\"]\n",
                "POST /xhr", "c[3000,\"Go away!\"]\n",
                "GET /eventsource", "data: c[3000,\"Go away!\"]\r\n\r\n",
                "GET /htmlfile?c=x", "<script>\np(\"c[3000,\\\"Go away!\\\"]\");\n</script>\r\n",
                "GET /jsonp?c=x", "/**/x(\"c[3000,\\\"Go away!\\\"]\");\r\n");
        for (Map.Entry<String, String> end : ends.entrySet()) {
            String session = target.session(TestService.CLOSE);
            target.post(session + "/xhr", "").hasBody("o\n");
            String[] request = end.getKey().split(" ");
            assertThat(target.ask(request[0], session + request[1], "").body()).as(end.getKey()).endsWith(end.getValue());
        }
    }

    private static void floodBetweenPolls(Target target) throws Exception {
        String session = target.session(TestService.AMPLIFY);
        target.post(session + "/xhr", "").hasBody("o\n");
        target.post(session + "/xhr_send", "[\"18\",\"18\",\"18\",\"18\",\"18\",\"18\"]").hasStatus(204);
        target.post(session + "/xhr", "").hasBody(SLOW);
    }

    private static void oneConnection(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        try (RawHttp http = new RawHttp(target.port())) {
            assertThat(http.request("POST", session + "/xhr", "").head().body()).isEqualTo("o\n");
            for (int i = 0; i < 50; i++) {
                assertThat(http.request("POST", session + "/xhr_send", "[\"a\"]").head().status()).isEqualTo(204);
                assertThat(http.request("POST", session + "/xhr", "").head().body()).isEqualTo("a[\"a\"]\n");
            }
        }
    }

    private static void pipelined(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        try (RawHttp http = new RawHttp(target.port())) {
            http.request("POST", session + "/xhr", "").request("GET", "/echo", "");
            // The poll is first at the server only when it is answered before what comes behind it.
            target.post(session + "/xhr_send", "[\"a\"]").hasStatus(204);
            assertThat(http.head().body()).isEqualTo("a[\"a\"]\n");
            assertThat(http.head().body()).isEqualTo("Welcome to SockJS!\n");
        }
    }

    private static RawHttp shake(Target target, String path) throws Exception {
        RawHttp http = target.stream("GET", path, WebSocketChecks.HANDSHAKE);
        assertThat(http.status()).isEqualTo(101);
        assertThat(http.frame()).isEqualTo("81 o");
        return http;
    }

    private static byte[] masked(int first, int... payload) {
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (0x80 | payload.length);
        for (int i = 0; i < payload.length; i++) {
            frame[6 + i] = (byte) payload[i];
        }
        return frame;
    }

    private static void splitCharacter(Target target) throws Exception {
        try (RawHttp http = shake(target, target.session(TestService.ECHO) + "/websocket")) {
            http.write(masked(0x01, '[', '"', 0xc3)).write(masked(0x80, 0xa9, '"', ']'));
            assertThat(http.frame()).isEqualTo("81 a[\"\u00e9\"]");
        }
    }

    private static void silentPeer(Target target) throws Exception {
        try (RawHttp http = shake(target, target.session(TestService.CLOSE) + "/websocket")) {
            assertThat(List.of(http.frame(), http.frame().substring(0, 2))).containsExactly("81 c[3000,\"Go away!\"]", "88");
            assertThat(http.rest()).isEmpty();
        }
    }
}
