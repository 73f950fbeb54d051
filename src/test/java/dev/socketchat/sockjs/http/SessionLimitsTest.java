package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.HandshakePeer;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SessionLimits;
import dev.socketchat.sockjs.SockJsOptions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How clients over the limits are refused, and who is not concerned. */
class SessionLimitsTest extends HttpFixture {

    private static final String SOCKET = "/echo/000/abc/websocket";

    private FakeResponse shake(FakeRequest request, AtomicReference<String> passed) throws Exception {
        FakeResponse response = new FakeResponse();
        new HandshakeFilter(server, "/echo")
                .doFilter(request, response, (a, b) -> passed.set(HandshakePeer.current().map(Peer::address).orElse("")));
        return response;
    }

    private static void assertRefused(FakeResponse response) {
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.body()).isEqualTo("Too many connections\n");
    }

    @Test
    void aFullServiceAsksToTryAgainLater() throws Exception {
        serve(open().sessions(SessionLimits.of(1)));
        ask("POST", "xhr");
        assertRefused(ask(new FakeRequest("POST", "/echo/000/other/xhr")));
        assertThat(ask("POST", "xhr").status()).isEqualTo(200);
    }

    @Test
    void aStrangersSessionIsNotFoundHoweverFullTheServiceIs() throws Exception {
        serve(open().ownerCookie(true).sessions(SessionLimits.of(1)));
        ask("POST", "xhr");
        assertThat(ask("POST", "xhr").status()).isEqualTo(404);
    }

    @Test
    void anAddressOverItsLimitIsRefusedOnEveryWayAndOthersOnNone() throws Exception {
        serve(open().sessions(SessionLimits.of(100).withPerAddress(1)));
        ask("POST", "xhr");
        assertRefused(ask(new FakeRequest("POST", "/echo/000/other/xhr")));
        FakeResponse info = ask(new FakeRequest("GET", "/echo/info").header("Origin", "https://a.example"));
        assertRefused(info);
        assertThat(info.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        AtomicReference<String> passed = new AtomicReference<>();
        FakeResponse socket = shake(FakeRequest.handshake(SOCKET), passed);
        assertRefused(socket);
        assertThat(socket.header("Connection")).isEqualTo("close");
        assertThat(passed).hasNullValue();

        FakeRequest elsewhere = FakeRequest.handshake(SOCKET).between("192.0.2.8", "chat.example");
        assertThat(shake(elsewhere, passed).status()).isEqualTo(200);
        assertThat(passed.get()).isEqualTo(new Addresses(SockJsOptions.defaults()).of(elsewhere)).isNotEmpty();
        assertThat(HandshakePeer.current()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,5000", "50,5500", "100,6000"})
    void anUploadHasFiveSecondsAndThenTheTimeItsRateSays(int length, int millis) throws Exception {
        serve(open().uploadRate(100));
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr_send").header("Content-Length", "" + length);
        ask(request);
        assertThat(request.async.timeout).isEqualTo(millis);
    }

    @Test
    void anUploadOfUnknownOrGreatLengthHasTheLimit() throws Exception {
        serve(open().uploadRate(1));
        FakeRequest unknown = new FakeRequest("POST", SESSION + "xhr_send");
        ask(unknown);
        assertThat(unknown.async.timeout).isEqualTo(10_000);
        FakeRequest long100 = new FakeRequest("POST", SESSION + "xhr_send").header("Content-Length", "100");
        ask(long100);
        assertThat(long100.async.timeout).isEqualTo(10_000);
    }
}
