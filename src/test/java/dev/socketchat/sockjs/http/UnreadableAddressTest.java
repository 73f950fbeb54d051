package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableAddressTest {

    private final FakeResponse response = new FakeResponse();
    private boolean passed;

    private void filter(FakeRequest request) throws Exception {
        SockJsServer server = new SockJsServer(new RecordingApplication(), SockJsOptions.defaults(), new ManualScheduler());
        new HandshakeFilter(server, "/echo").doFilter(request.header("Sec-Fetch-Site", "same-origin"), response, (a, b) -> passed = true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "a|b", "a^b", "[", "]", "a[0]", "%zz", "%", "a\"b", "a<b>", "a`b", "a\\b", "a b", "\u0085"})
    void whatIsNoUriIsRefusedBeforeAnybodyReadsItAsOne(String id) throws Exception {
        for (String end : new String[] {"/xhr", "/xhr_send", "/eventsource", "/jsonp"}) {
            filter(new FakeRequest("GET", "/echo/000/" + id + end));
            assertThat(passed).as(end).isFalse();
            assertThat(response.status()).as(end).isEqualTo(400);
        }
        filter(FakeRequest.handshake("/echo/000/" + id + "/websocket"));
        assertThat(passed).isFalse();
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Connection")).isEqualTo("close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=%zz", "t=%", "t={x}", "a|b", "^", "\"", "<", "a b"})
    void soIsAQuery(String query) throws Exception {
        for (FakeRequest request : new FakeRequest[] {FakeRequest.handshake("/echo/000/abc/websocket"), FakeRequest.handshake("/echo/websocket"),
            new FakeRequest("GET", "/echo/info"), new FakeRequest("POST", "/echo/000/abc/xhr")}) {
            filter(request.query(query));
            assertThat(passed).isFalse();
            assertThat(response.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1", "t=%7Bx%7D", "c=a[0]", "", "\u00e9", "a?b/c"})
    void otherQueriesPass(String query) throws Exception {
        filter(FakeRequest.handshake("/echo/000/abc/websocket").query(query));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other/{x}", "/echoes?|", "/"})
    void whatIsNotBelowThePrefixIsNoConcernOfOurs(String uri) throws Exception {
        filter(new FakeRequest("GET", uri));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other/{x}", "/echoes|", "/a>"})
    void butAHandshakeToNoUriIsRefusedWhereverItGoes(String uri) throws Exception {
        filter(FakeRequest.handshake(uri));
        assertThat(passed).isFalse();
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void andOtherHandshakesElsewhereAreNot() throws Exception {
        filter(FakeRequest.handshake("/other/websocket"));
        assertThat(passed).isTrue();
    }
}
