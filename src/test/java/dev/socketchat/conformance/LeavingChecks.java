package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.TestedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Browsers that leave without a word, and connections that carry more than one request. */
final class LeavingChecks {

    private static final String INFO = "GET /echo/info HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    private LeavingChecks() {}

    static Stream<Check> all() {
        return Stream.of(
                new Check("a browser that left an idle stream is missed at the next heartbeat", LeavingChecks::idleStreams),
                new Check("uploads that come in one segment are answered in order", LeavingChecks::pipelinedUploads),
                new Check("a body whose end is in doubt is refused with its connection", LeavingChecks::doubtfulBodies),
                new Check("who waits for leave to send a body gets it", LeavingChecks::expectations),
                new Check("an upload far over the limit is refused as one that is just over it", LeavingChecks::hugeUpload));
    }

    private static void idleStreams(Target target) throws Exception {
        List<RawHttp> streams = new ArrayList<>();
        for (Map.Entry<String, String> transport : Map.of("xhr_streaming", "POST", "eventsource", "GET").entrySet()) {
            for (int i = 0; i < 2; i++) {
                String session = target.session(TestService.DEPARTURES);
                RawHttp stream = target.stream(transport.getValue(), session + "/" + transport.getKey());
                stream.chunk();
                assertThat(stream.chunk().orElseThrow()).contains("o");
                streams.add(stream);
            }
        }
        try (RawHttp witness = target.stream("GET", target.session(TestService.DEPARTURES) + "/websocket", WebSocketChecks.HANDSHAKE)) {
            assertThat(witness.frame()).isEqualTo("81 o");
            for (int i = 0; i < streams.size(); i += 2) {
                streams.get(i).reset();
                streams.get(i + 1).close();
            }
            List<String> told = new ArrayList<>();
            int heartbeats = 0;
            while (told.size() < streams.size() && heartbeats < 2) {
                String frame = witness.frame();
                heartbeats += frame.equals("81 h") ? 1 : 0;
                Stream.of(frame.split("[\\[\",\\]]+")).filter(word -> word.endsWith(" 1002")).forEach(told::add);
            }
            assertThat(told).containsExactlyInAnyOrder("xhr-streaming 1002", "xhr-streaming 1002", "eventsource 1002", "eventsource 1002");
        }
    }

    private static String upload(String address, String body) {
        return "POST " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void pipelinedUploads(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        for (String path : List.of(session + "/xhr_send", session + "/jsonp_send", "/echo/000/nobody/xhr_send")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                try (RawHttp http = new RawHttp(target.port())) {
                    http.write(upload(path, "[\"a\"]") + upload(path, "[\"" + "b".repeat(30) + "\"]") + upload(path, "[]")
                            + upload(path, "[\"c\",\"d\"]") + INFO);
                    for (int i = 0; i < 4; i++) {
                        http.head().body();
                        assertThat(http.status()).as(path).isIn(200, 204, 404);
                    }
                    assertThat(http.head().body()).contains("\"websocket\":true");
                }
            }
        }
    }

    private static void doubtfulBodies(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        for (String framing : List.of("Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5", "Transfer-Encoding: gzip, chunked")) {
            try (RawHttp http = new RawHttp(target.port())) {
                http.write("POST " + session + "/xhr_send HTTP/1.1\r\nHost: 127.0.0.1\r\n" + framing
                        + "\r\n\r\n5\r\n[\"a\"]\r\n0\r\n\r\n" + INFO);
                // Grizzly hides a length that a transfer coding follows: taken as encoded, and the connection ends.
                assertThat(http.head().status()).as(framing).isIn(framing.startsWith("C") ? List.of(400, 204) : List.of(400));
                http.body();
                assertThat(http.rest()).as(framing).isEmpty();
            }
        }
    }

    private static void expectations(Target target) throws Exception {
        String session = target.session(TestService.ECHO);
        target.post(session + "/xhr", "").hasBody("o\n");
        Map<String, String> bodies = new HashMap<>(Map.of("Content-Length: 5", "[\"a\"]"));
        if (TestedServer.current() == TestedServer.WILDFLY) {
            // Grizzly calls no application, and gives no leave, before the first chunk is there.
            bodies.put("Transfer-Encoding: chunked", "5\r\n[\"a\"]\r\n0\r\n\r\n");
        }
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            try (RawHttp http = new RawHttp(target.port())) {
                http.write("POST " + session + "/xhr_send HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n" + body.getKey() + "\r\n\r\n");
                assertThat(http.head().status()).as(body.getKey()).isEqualTo(100);
                assertThat(http.write(body.getValue()).head().status()).as(body.getKey()).isEqualTo(204);
            }
        }
    }

    private static void hugeUpload(Target target) throws Exception {
        for (int length : List.of(70_000, 11 << 20, Integer.MAX_VALUE)) {
            try (RawHttp http = new RawHttp(target.port())) {
                http.write("POST /echo/000/a/xhr_send HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://a.example\r\nContent-Length: "
                        + length + "\r\n\r\n");
                assertThat(http.head().status()).as("%s bytes", length).isEqualTo(413);
                assertThat(http.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
            }
        }
    }
}
