package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.TestedServer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Frames that no browser sends, on the framed and the raw WebSocket, and addresses that no server can read. */
final class FrameChecks {

    private static final String MASK = "00000000";
    /** Where we read no heads of frames, these are the server's: Undertow answers the first, and waits for the other's payload. */
    private static final Map<String, String> SEEN_IN_THE_HEAD = Map.of("8900", "an unmasked ping",
            "81ffffffffffffffffff" + MASK, "a length with its topmost bit set");

    private FrameChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("a frame that no client may send ends the connection with 1002", FrameChecks::forbidden),
                new Check("a frame of megabytes ends the connection with 1009", FrameChecks::great),
                new Check("a length of a terabyte is not waited for", FrameChecks::terabyte),
                new Check("endless empty fragments end the connection with 1009", FrameChecks::emptyFragments),
                new Check("fragments of a byte, and some empty ones, are a message", FrameChecks::smallFragments),
                new Check("every WebSocket that closes as it opens gets its close frame", FrameChecks::closedAsTheyOpen),
                new Check("an address that is no URI is refused", FrameChecks::unreadable));
    }

    private static RawHttp open(Target target, boolean framed) throws Exception {
        String path = framed ? target.session(TestService.ECHO) + "/websocket" : "/echo/websocket";
        RawHttp http = target.stream("GET", path, WebSocketChecks.HANDSHAKE);
        assertThat(http.status()).isEqualTo(101);
        if (framed) {
            assertThat(http.frame()).isEqualTo("81 o");
        }
        return http;
    }

    private static void assertCloses(Target target, int code, byte[] frames, String what) throws Exception {
        for (boolean framed : new boolean[] {true, false}) {
            try (RawHttp http = open(target, framed)) {
                assertThat(http.write(frames).closeCode()).as(what).isEqualTo(code);
            }
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static boolean weReadHeads() {
        return TestedServer.current() != TestedServer.WILDFLY;
    }

    private static void forbidden(Target target) throws Exception {
        Map<String, String> frames = new HashMap<>(weReadHeads() ? SEEN_IN_THE_HEAD : Map.of());
        frames.putAll(Map.of("81065b226869225d", "unmasked", "8100", "unmasked and empty", "0000", "an unmasked continuation",
                "0080" + MASK, "a continuation of nothing", "c180" + MASK, "a reserved bit", "8380" + MASK, "an unknown kind",
                "0980" + MASK, "a ping in fragments"));
        for (Map.Entry<String, String> frame : frames.entrySet()) {
            assertCloses(target, 1002, bytes(frame.getKey()), frame.getValue());
        }
    }

    private static void great(Target target) throws Exception {
        byte[] frame = HastyClient.join(bytes("81ff0000000000500000" + MASK), new byte[5 * 1024 * 1024]);
        assertCloses(target, 1009, frame, "5 MiB");
    }

    private static void terabyte(Target target) throws Exception {
        if (weReadHeads()) {
            assertCloses(target, 1009, bytes("81ff0000010000000000" + MASK + "22"), "a terabyte");
        }
    }

    /** Undertow keeps them to itself: no endpoint hears of them, and nothing of them is kept. */
    private static void emptyFragments(Target target) throws Exception {
        if (weReadHeads()) {
            assertCloses(target, 1009, bytes("0180" + MASK + ("0080" + MASK).repeat(1000)), "1001 fragments");
        }
    }

    private static void smallFragments(Target target) throws Exception {
        String empty = "0080" + MASK;
        String letter = "0081" + MASK + "78";
        String message = "0181" + MASK + "22" + (letter + empty).repeat(5000) + empty.repeat(900) + "8081" + MASK + "22";
        try (RawHttp http = open(target, true)) {
            http.write(bytes(message + "8980" + MASK));
            assertThat(http.frame()).startsWith("81 ");
        }
    }

    private static void closedAsTheyOpen(Target target) throws Exception {
        for (int i = 0; i < 150; i++) {
            try (RawHttp http = target.stream("GET", "/close/websocket", WebSocketChecks.HANDSHAKE)) {
                assertThat(http.status()).isEqualTo(101);
                assertThat(http.closeCode()).isEqualTo(3000);
            }
        }
    }

    private static void unreadable(Target target) throws Exception {
        for (String id : List.of("{x}", "a|b", "a^b", "[", "]", "a\"b", "a<b>", "a`b")) {
            for (String[] lines : List.of(new String[0], WebSocketChecks.HANDSHAKE)) {
                target.get("/echo/000/" + id + (lines.length == 0 ? "/eventsource" : "/websocket"), lines).hasStatus(400);
            }
        }
        for (String query : List.of("t=%zz", "t={x}", "a|b")) {
            target.get(target.session(TestService.ECHO) + "/websocket?" + query, WebSocketChecks.HANDSHAKE).hasStatus(400);
            target.get("/echo/websocket?" + query, WebSocketChecks.HANDSHAKE).hasStatus(400);
            target.get("/echo/info?" + query).hasStatus(400);
            target.post(target.session(TestService.ECHO) + "/xhr?" + query, "").hasStatus(400);
        }
    }
}
