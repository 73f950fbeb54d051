package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.SockJsTransport;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramePolicyTest extends HttpFixture {

    private static final String FRIEND = "https://friend.example";

    FramePolicyTest() {
        serve(open().allowedOrigins(Set.of(FRIEND)));
    }

    @Test
    void theIframePageMayBeFramedByFriendsAndRunsTheClientAlone() throws Exception {
        assertThat(policy(ask(framed("/echo/iframe.html", "cross-site"))))
                .startsWith("default-src 'none'; connect-src 'self' ws: wss:; script-src 'sha256-")
                .contains("' 'self'; frame-src 'self'; ")
                .endsWith("frame-ancestors 'self' " + FRIEND);
    }

    @Test
    void withoutHtmlfileTheIframePageFramesNothing() throws Exception {
        EnumSet<SockJsTransport> transports = EnumSet.complementOf(EnumSet.of(SockJsTransport.HTMLFILE));
        serve(open().transports(transports).clientLibrary("../sockjs.min.js"));

        FakeResponse page = ask(framed("/echo/iframe.html", "cross-site"));

        assertThat(policy(page)).doesNotContain("frame-src");
        assertThat(page.body()).contains("<script src=\"../sockjs.min.js\"></script>");
    }

    @Test
    void theDocumentThatNeverEndsRunsItsOwnScriptForFriends() throws Exception {
        FakeRequest request = framed(SESSION + "htmlfile", "same-origin").parameter("c", "cb");
        assertThat(policy(ask(request)))
                .isEqualTo("default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'self' " + FRIEND);
    }

    @Test
    void theAnswerToAFormDoesNothing() throws Exception {
        assertThat(ask(new FakeRequest("POST", SESSION + "jsonp_send")).header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'self' " + FRIEND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"htmlfile", "jsonp"})
    void whatCarriesNoOriginIsForPagesOfOursAlone(String transport) throws Exception {
        assertThat(ask(framed(SESSION + transport, "cross-site").parameter("c", "cb")).status()).isEqualTo(403);
        assertThat(ask(framed(SESSION + transport, "same-origin").parameter("c", "cb")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, 500", "same-site, 403", "cross-site, 403"})
    void aFormOfAPageThatHidesItsOriginIsKnownByItsSite(String site, int status) throws Exception {
        FakeRequest form = new FakeRequest("POST", SESSION + "jsonp_send").header("Origin", "null").header("Sec-Fetch-Site", site);
        assertThat(upload(form, "").status()).isEqualTo(status);
    }

    private static FakeRequest framed(String path, String site) {
        return new FakeRequest("GET", path).header("Sec-Fetch-Site", site);
    }

    private static String policy(FakeResponse response) {
        assertThat(response.status()).isEqualTo(200);
        return response.header("Content-Security-Policy");
    }
}
