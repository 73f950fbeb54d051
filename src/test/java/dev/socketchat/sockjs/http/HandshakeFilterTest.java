package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.HandshakePeer;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeFilterTest extends HandshakeFixture {

    @ParameterizedTest
    @ValueSource(strings = {SOCKET, "/echo/websocket", "/echo/a%20b/_/websocket"})
    void aRightHandshakePasses(String uri) throws Exception {
        filter(FakeRequest.handshake(uri));
        assertThat(passed).isTrue();
        assertThat(response.headers()).containsOnlyKeys("Set-Cookie");
    }

    @Test
    void aGuestIsKnownByTheCookieOfHisFirstHandshakeOnAllTransports() throws Exception {
        SockJsServer server = server(SockJsOptions.builder().originRequired(false).build());
        HandshakeFilter filter = new HandshakeFilter(server, "/echo");
        filter.doFilter(FakeRequest.handshake(SOCKET), response, (req, res) -> passed = true);
        String[] given = response.header("Set-Cookie").split("[=;]");
        FakeResponse second = new FakeResponse();
        FakeResponse poll = new FakeResponse();

        filter.doFilter(FakeRequest.handshake(SOCKET).cookie(given[0], given[1]), second, (req, res) ->
                assertThat(HandshakePeer.current()).get().extracting(Peer::owner).asString().isNotEmpty());
        new SockJsServlet(server, "/echo").service(
                new FakeRequest("POST", "/echo/000/abc/xhr").cookie(given[0], given[1]), poll);

        assertThat(second.headers()).isEmpty();
        assertThat(poll.headers()).isNotEmpty().doesNotContainKey("Set-Cookie");
    }

    @ParameterizedTest
    @CsvSource({"'',false", "chunked,false", "CHUNKED,false", "identity,true", "'gzip, chunked',true", "'chunked, gzip',true",
        "xchunked,true", "'chunked\tx',true", "chunked|chunked,true", "chunked+5,true", "+5,false"})
    void aBodyWhoseEndIsInDoubtIsRefusedAndAnEncodedOneEndsItsConnection(String codings, boolean refused) throws Exception {
        FakeRequest request = new FakeRequest("POST", "/echo/000/abc/xhr_send").header("Sec-Fetch-Site", "same-origin");
        for (String coding : codings.replaceFirst("\\+.*", "").split("\\|")) {
            request = coding.isEmpty() ? request : request.header("Transfer-Encoding", coding);
        }
        filter(codings.endsWith("+5") ? request.header("Content-Length", "5") : request);
        assertThat(passed).isEqualTo(!refused);
        assertThat(response.status()).isEqualTo(refused ? 400 : 200);
        assertThat(response.header("Connection")).isEqualTo(codings.matches("|\\+5") ? null : "close");
    }

    @ParameterizedTest
    @CsvSource({"WebSocket,upgrade", "WEBSOCKET,'keep-alive, Upgrade'", "websocket,'Upgrade,Keep-Alive'"})
    void headersCompareWithoutCaseAndConnectionIsAList(String upgrade, String connection) throws Exception {
        filter(FakeRequest.handshake(SOCKET)
                .without("Upgrade")
                .without("Connection")
                .header("Upgrade", upgrade)
                .header("Connection", connection));
        assertThat(passed).isTrue();
    }

    static Stream<Arguments> wrongHandshakes() {
        return Stream.of(
                wrong("no upgrade at all", request -> new FakeRequest("GET", request.getRequestURI()), "Upgrade"),
                wrong("another protocol", set("Upgrade", "foo"), "Upgrade"),
                wrong("two protocols", set("Upgrade", "websocket, foo"), "Upgrade"),
                wrong("no Connection", request -> request.without("Connection"), "Connection"),
                wrong("Connection: close", set("Connection", "close"), "Connection"),
                wrong("HTTP/1.0", request -> request.protocol("HTTP/1.0"), "HTTP/1.1"),
                wrong("HTTP/2", request -> request.protocol("HTTP/2.0"), "HTTP/1.1"),
                wrong("no version", request -> request.without("Sec-WebSocket-Version"), "Version"),
                wrong("version 7", set("Sec-WebSocket-Version", "7"), "Version"),
                wrong("version 99", set("Sec-WebSocket-Version", "99"), "Version"),
                wrong("two versions", request -> request.header("Sec-WebSocket-Version", "8"), "Version"),
                wrong("no key", request -> request.without("Sec-WebSocket-Key"), "Key"),
                wrong("empty key", set("Sec-WebSocket-Key", ""), "Key"),
                wrong("short key", set("Sec-WebSocket-Key", "dGhl"), "Key"),
                wrong("17 bytes", set("Sec-WebSocket-Key", "MDEyMzQ1Njc4OWFiY2RlZmc="), "Key"),
                wrong("no Base64", set("Sec-WebSocket-Key", "!!!!!!!!!!!!!!!!!!!!!!=="), "Key"),
                wrong("spare bits", set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZR=="), "Key"),
                wrong("two keys", request -> request.header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="), "Key"),
                wrong("a body", request -> request.header("Content-Length", "5"), "body"),
                wrong("a chunked body", request -> request.header("Transfer-Encoding", "chunked"), "body"),
                wrong("endless extensions", set("Sec-WebSocket-Extensions", "\"".repeat(8192)), "Extensions"),
                wrong("draft 76", request -> request.without("Sec-WebSocket-Key")
                        .without("Sec-WebSocket-Version")
                        .header("Sec-WebSocket-Key1", "1"), "Version"));
    }

    private static Arguments wrong(String name, UnaryOperator<FakeRequest> change, String expected) {
        return Arguments.of(name, change, expected);
    }

    private static UnaryOperator<FakeRequest> set(String header, String value) {
        return request -> request.without(header).header(header, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongHandshakes")
    void aWrongHandshakeIsRefusedWithASentence(String name, UnaryOperator<FakeRequest> change, String expected)
            throws Exception {
        for (String uri : new String[] {SOCKET, "/echo/websocket"}) {
            passed = false;
            filter(change.apply(FakeRequest.handshake(uri)));
            assertThat(passed).isFalse();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).contains(expected);
            assertThat(response.header("Connection")).isEqualTo("close");
            assertThat(response.header("Sec-WebSocket-Version")).isEqualTo("13");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "HEAD", "OPTIONS", "get"})
    void otherMethodsGetNothingButTheAllowedOne(String method) throws Exception {
        FakeRequest request = new FakeRequest(method, SOCKET)
                .header("Origin", "http://chat.example:8080")
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade");
        filter(request);
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET");
        assertThat(response.header("Content-Type")).isNull();
        assertThat(response.body()).isEmpty();
        assertThat(passed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo//abc/websocket", "/echo/000//websocket", "/echo/./abc/websocket",
        "/echo/a./abc/websocket", "/echo/000/%2e/websocket", "/echo/000/a%2fb/websocket", "/echo/000/abc;x=1/websocket",
        "/echo/000/abc/websocket;x=1", "/echo/000/abc/websocket/", "/echo/unknown", "/echo//websocket", "/echo/../etc",
        "/echo/x/../abc/websocket"})
    void addressesThatRoutersReadDifferentlyAreNotFound(String uri) throws Exception {
        filter(FakeRequest.handshake(uri));
        assertThat(passed).isFalse();
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Connection")).isEqualTo("close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//echo/000/abc/websocket", "/x/../echo/000/abc/websocket", "/%65cho/000/abc/websocket",
        "/echo;a=b/000/abc/websocket", "/./echo/websocket"})
    void aServiceReachedByADetourIsNotFound(String uri) throws Exception {
        filter(FakeRequest.handshake(uri).mappedTo("/echo/000/abc/websocket"));
        assertThat(passed).isFalse();
        assertThat(response.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/echofoo", "/echofoo/000/abc/websocket", "/other/websocket"})
    void whatIsNotBelowThePrefixPassesUntouched(String uri) throws Exception {
        filter(new FakeRequest("POST", uri).header("Origin", "https://evil.example").header("Upgrade", "websocket"));
        assertThat(passed).isTrue();
    }

    @Test
    void theContextPathIsNotPartOfThePrefix() throws Exception {
        filter(FakeRequest.handshake("/app/echo/websocket").context("/app").mappedTo("/echo/websocket"));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/echo/info", "/echo/000/abc/xhr", "/echo/000/abc/xhr_send"})
    void anUpgradeToAnyOtherAddressIsRefused(String uri) throws Exception {
        filter(FakeRequest.handshake(uri));
        assertThat(passed).isFalse();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Connection")).isEqualTo("close");
    }

    @Test
    void anUpgradeToHttp2IsNoConcernOfOurs() throws Exception {
        filter(new FakeRequest("GET", "/echo/info").header("Upgrade", "h2c").header("Connection", "Upgrade"));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {SOCKET, "/echo/websocket"})
    void switchedOffAWebSocketIsAnUnknownPath(String uri) throws Exception {
        SockJsOptions options = SockJsOptions.builder()
                .transports(Set.of(SockJsTransport.XHR_POLLING))
                .build();
        filter(options, FakeRequest.handshake(uri));
        assertThat(response.status()).isEqualTo(404);
    }
}
