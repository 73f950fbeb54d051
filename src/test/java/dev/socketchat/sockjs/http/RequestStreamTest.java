package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an answer whose HTTP/2 stream the browser has reset, on a server that takes all writes to it. */
class RequestStreamTest extends HttpFixture {

    private static final String ATTRIBUTE = "@RoA.org.glassfish.grizzly.http2.Http2Stream";

    /** As Grizzly's: public, with a public method of this name. */
    public static final class GrizzlyStream {
        private boolean reset;

        /** Whether both directions are closed. */
        public boolean isOpen() {
            return !reset;
        }
    }

    private final GrizzlyStream stream = new GrizzlyStream();

    private FakeRequest over(String method, String transport) {
        return new FakeRequest(method, SESSION + transport).attribute(ATTRIBUTE, stream);
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr", "POST,xhr_streaming", "GET,eventsource"})
    void isFoundOutByTheNextRequestWhichIsToldSo(String method, String transport) throws Exception {
        ask("POST", "xhr");
        FakeRequest left = over(method, transport);
        ask(left);
        stream.reset = true;
        FakeResponse next = ask("POST", "xhr");
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(next.sink.chunks).containsExactly("c[1002,\"Connection interrupted\"]\n");
        assertThat(left.async.completions).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr_streaming", "GET,eventsource"})
    void isFoundOutByTheNextHeartbeatAndItsPlaceIsFree(String method, String transport) throws Exception {
        ask(over(method, transport));
        stream.reset = true;
        scheduler.advance(Duration.ofSeconds(26));
        assertThat(application.heard()).containsExactly("connected", "close 1002");
        scheduler.advance(Duration.ofSeconds(6));
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void isFoundOutByTheNextMessage() throws Exception {
        ask(over("POST", "xhr_streaming"));
        stream.reset = true;
        application.connection().send("x");
        assertThat(application.heard()).containsExactly("connected", "close 1002");
    }

    @Test
    void nothingIsLostWhileItIsOpen() throws Exception {
        FakeResponse response = ask(over("POST", "xhr_streaming"));
        upload("xhr_send", "[\"x\"]");
        scheduler.advance(Duration.ofSeconds(60));
        assertThat(response.body()).contains("a[\"x\"]\n").endsWith("h\n");
        assertThat(application.heard()).containsExactly("connected", "message x");
    }

    @Test
    void aStreamOfAnotherKindIsLeftToItsServer() throws Exception {
        ask(new FakeRequest("POST", SESSION + "xhr_streaming").attribute(ATTRIBUTE, new Object()));
        scheduler.advance(Duration.ofSeconds(60));
        assertThat(application.heard()).containsExactly("connected");
    }
}
