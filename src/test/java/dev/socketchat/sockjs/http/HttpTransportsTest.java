package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsTransport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads over every HTTP transport, from their first byte to their end. */
class HttpTransportsTest extends HttpFixture {

    @ParameterizedTest
    @CsvSource({
        "POST,xhr,application/javascript; charset=UTF-8,1",
        "POST,xhr_streaming,application/javascript; charset=UTF-8,2",
        "GET,eventsource,text/event-stream,2",
        "GET,htmlfile,text/html; charset=UTF-8,2",
        "GET,jsonp,application/javascript; charset=UTF-8,1"
    })
    void everyDownloadOpensASessionAndIsNotCached(String method, String transport, String type, int chunks)
            throws Exception {
        FakeResponse response = ask(method, transport);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(type);
        assertThat(response.header("Cache-Control")).isEqualTo(NO_CACHE);
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.sink.chunks).hasSize(chunks);
        assertThat(response.sink.chunks.get(chunks - 1)).contains("o");
        assertThat(application.heard()).containsExactly("connected");
    }

    @ParameterizedTest
    @CsvSource({"xhr,'OPTIONS, POST'", "xhr_streaming,'OPTIONS, POST'", "xhr_send,'OPTIONS, POST'", "eventsource,GET",
        "htmlfile,GET", "jsonp,GET", "jsonp_send,POST"})
    void otherMethodsAreNotAllowed(String transport, String allowed) throws Exception {
        FakeResponse response = ask("DELETE", transport);
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo(allowed);
        assertThat(response.header("Content-Type")).isNull();
        assertThat(response.body()).isEmpty();
        assertThat(server.sessionCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xhr", "xhr_streaming", "xhr_send"})
    void preflightCreatesNoSession(String transport) throws Exception {
        FakeResponse response = ask(new FakeRequest("OPTIONS", SESSION + transport).header("Origin", "null"));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("null");
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("OPTIONS, POST");
        assertThat(response.header("Cache-Control")).startsWith("public");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aPollEndsWithOneFrameAndTheNextWaits() throws Exception {
        FakeRequest first = new FakeRequest("POST", SESSION + "xhr");
        assertThat(ask(first).sink.chunks).containsExactly("o\n");
        assertThat(first.async.completions).isEqualTo(1);
        FakeRequest second = new FakeRequest("POST", SESSION + "xhr");
        FakeResponse waiting = ask(second);
        assertThat(second.async.completions).isZero();
        assertThat(second.async.timeout).isZero();
        assertThat(upload("xhr_send", "[\"a\",\"b\"]").status()).isEqualTo(204);
        assertThat(waiting.sink.chunks).containsExactly("a[\"a\"]\n");
        assertThat(second.async.completions).isEqualTo(1);
        assertThat(ask("POST", "xhr").sink.chunks).containsExactly("a[\"b\"]\n");
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr,'h\n'", "GET,jsonp,'\r\n'", "POST,xhr_streaming,'h\n'", "GET,eventsource,'data: h\r\n\r\n'"})
    void aSecondReceiverHasTheFirstLookedForAndIsTurnedAwayWhenItIsThere(String method, String transport, String knock)
            throws Exception {
        ask("POST", "xhr");
        FakeResponse first = ask(method, transport);
        FakeResponse second = ask("POST", "xhr");
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(second.sink.chunks).containsExactly("c[2010,\"Another connection still open\"]\n");
        assertThat(first.body()).endsWith(knock.repeat(6));
        upload("xhr_send", "[\"a\"]");
        assertThat(first.body()).contains("a[");
    }

    @Test
    void aPollThatIsGoneIsFoundOutByTheNextWhichIsToldSo() throws Exception {
        ask("POST", "xhr");
        FakeResponse gone = ask("POST", "xhr");
        gone.sink.broken = true;
        FakeResponse next = ask("POST", "xhr");
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(next.sink.chunks).containsExactly("c[1002,\"Connection interrupted\"]\n");
    }

    @Test
    void aBrowserThatDoesNotReadGathersNoKnocks() throws Exception {
        FakeResponse first = ask("POST", "xhr_streaming");
        first.sink.ready = false;
        for (int i = 0; i < 10; i++) {
            ask("POST", "xhr");
            scheduler.advance(Duration.ofSeconds(1));
        }
        first.sink.makeRoom();
        assertThat(first.sink.chunks).as("prelude, open frame, one knock").hasSize(3);
    }

    @Test
    void messagesGatherWhileTheBrowserDoesNotRead() throws Exception {
        FakeResponse stream = ask("POST", "xhr_streaming");
        stream.sink.ready = false;
        upload("xhr_send", "[\"a\"]");
        upload("xhr_send", "[\"b\",\"c\"]");
        assertThat(stream.sink.chunks).hasSize(2);
        stream.sink.makeRoom();
        assertThat(stream.sink.chunks.subList(2, 4)).containsExactly("a[\"a\"]\n", "a[\"b\",\"c\"]\n");
    }

    @Test
    void aStreamEndsAtItsLimitAndTheSessionGoesOn() throws Exception {
        serve(open().responseLimit(10));
        FakeRequest stream = new FakeRequest("POST", SESSION + "xhr_streaming");
        FakeResponse response = ask(stream);
        upload("xhr_send", "[\"a\"]");
        assertThat(stream.async.completions).as("2 + 7 bytes").isZero();
        upload("xhr_send", "[\"b\"]");
        assertThat(stream.async.completions).isEqualTo(1);
        assertThat(response.sink.chunks.subList(1, 4)).containsExactly("o\n", "a[\"a\"]\n", "a[\"b\"]\n");
        assertThat(ask("POST", "xhr_streaming").sink.chunks).as("the prelude, and no second o").hasSize(1);
        assertThat(server.sessionCount()).isEqualTo(1);
    }

    @Test
    void aResponseThatBreaksEndsTheSession() throws Exception {
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr_streaming");
        FakeResponse stream = ask(request);
        stream.sink.broken = true;
        upload("xhr_send", "[\"a\"]");
        assertThat(application.heard()).containsExactly("connected", "message a", "close 1002");
        assertThat(ask("POST", "xhr_streaming").sink.chunks).endsWith("c[1002,\"Connection interrupted\"]\n");
    }

    @Test
    void aContainerThatGivesARequestUpEndsTheSession() throws Exception {
        FakeRequest request = new FakeRequest("GET", SESSION + "eventsource");
        ask(request);
        request.async.listeners.get(0).onError(null);
        assertThat(application.heard()).containsExactly("connected", "close 1002");
    }

    @Test
    void aResponseNobodyReadsEndsTheSessionAsSlow() throws Exception {
        FakeResponse stream = ask("POST", "xhr_streaming");
        stream.sink.ready = false;
        application.connection().send("x");
        scheduler.advance(Duration.ofSeconds(32));
        assertThat(application.heard()).containsExactly("connected", "close 1008");
    }

    @ParameterizedTest
    @CsvSource({"(,invalid", "a%b,invalid", "abc(x),invalid", "'',required", "a<b,invalid", "'\u00e9',invalid"})
    void callbacksOutsideTheAllowedSetAreRefusedAndOpenNothing(String callback, String answer) throws Exception {
        for (String transport : List.of("jsonp", "htmlfile")) {
            FakeResponse response = ask(new FakeRequest("GET", SESSION + transport).parameter("c", callback));
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).contains(answer).contains("\"callback\" parameter").doesNotContain("(");
        }
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aCallbackIsGivenOnceUnderOneName() throws Exception {
        List<FakeRequest> requests = List.of(
                new FakeRequest("GET", SESSION + "jsonp"),
                new FakeRequest("GET", SESSION + "jsonp").parameter("c", "a").parameter("c", "b"),
                new FakeRequest("GET", SESSION + "jsonp").parameter("c", "a").parameter("callback", "("),
                new FakeRequest("GET", SESSION + "jsonp").parameter("c[]", "a").parameter("c", "b"),
                new FakeRequest("GET", SESSION + "jsonp").parameter("c", "x".repeat(33)));
        for (FakeRequest request : requests) {
            assertThat(ask(request).status()).isEqualTo(500);
        }
        assertThat(ask(new FakeRequest("GET", SESSION + "jsonp").parameter("callback", "_jp.a-1")).body())
                .isEqualTo("/**/_jp.a-1(\"o\");\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"htmlfile", "jsonp", "jsonp_send"})
    void transportsThatNobodySwitchedOnAreUnknown(String transport) throws Exception {
        serve(open().transports(SockJsTransport.safe()));
        assertThat(ask("GET", transport).status()).isEqualTo(404);
        assertThat(ask(new FakeRequest("GET", "/echo/iframe.html")).status()).isEqualTo(404);
        assertThat(ask("POST", "xhr").status()).isEqualTo(200);
    }

    @Test
    void theIframePageIsCachedAndEscapesWhatItLoads() throws Exception {
        FakeResponse page = ask(new FakeRequest("GET", "/echo/iframe-1.html"));
        assertThat(page.body()).contains("<script src=\"/sockjs.js?a=1&amp;b=&#39;\"></script>");
        assertThat(page.header("Cache-Control")).startsWith("public");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'self' *").contains("'sha256-");
        for (String known : List.of(page.header("ETag"), "W/" + page.header("ETag"), "\"x\", " + page.header("ETag"), "*")) {
            FakeResponse again = ask(new FakeRequest("GET", "/echo/iframe.html").header("If-None-Match", known));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("Content-Type")).isNull();
        }
    }

    @Test
    void closingTheServerEndsWhatWaits() throws Exception {
        ask("POST", "xhr");
        FakeRequest waiting = new FakeRequest("POST", SESSION + "xhr");
        FakeResponse response = ask(waiting);
        server.close();
        assertThat(response.body()).isEqualTo("c[1001,\"Server is going away\"]\n");
        assertThat(waiting.async.completions).isEqualTo(1);
        assertThat(ask("POST", "xhr").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr", "POST,xhr_streaming", "GET,eventsource", "GET,htmlfile", "GET,jsonp"})
    void whatWasSentBeforeTheCloseArrivesBeforeIt(String method, String transport) throws Exception {
        ask("POST", "xhr");
        application.connection().send("1");
        application.connection().send(List.of("2", "3"));
        application.connection().close(CloseStatus.GO_AWAY);
        String said = ask(method, transport).body() + ask(method, transport).body();
        assertThat(said.replace("\\", "")).containsSubsequence("a[\"1\",\"2\",\"3\"]", "c[3000,\"Go away!\"]");
        assertThat(said.split("Go away!", -1).length - 1).isEqualTo(said.contains("/**/") || transport.equals("xhr") ? 1 : 2);
    }
}
