package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsOptionsBuilder;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP transports as a browser sees them, against a container made by hand. */
class HttpTransportsTest {

    private static final String NO_CACHE = "no-store, no-cache, no-transform, must-revalidate, max-age=0";
    private static final String SESSION = "/echo/000/abc/";

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingApplication application = new RecordingApplication().onMessage(SockJsConnection::send);
    private SockJsServer server;
    private SockJsServlet servlet;

    HttpTransportsTest() {
        serve(open());
    }

    private static SockJsOptionsBuilder open() {
        return SockJsOptions.builder()
                .transports(SockJsTransport.all())
                .allowedOrigins(Set.of("*"))
                .originRequired(false)
                .ownerCookie(false)
                .maxMessageBytes(100)
                .clientLibrary("/sockjs.js?a=1&b='");
    }

    private void serve(SockJsOptionsBuilder options) {
        server = new SockJsServer(application, options.build(), scheduler, scheduler::nanoTime);
        servlet = new SockJsServlet(server, "/echo");
    }

    private FakeResponse ask(FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        servlet.service(request, response);
        if (response.sink.listener != null) {
            response.sink.makeRoom();
        }
        return response;
    }

    private FakeResponse ask(String method, String transport) throws Exception {
        return ask(new FakeRequest(method, SESSION + transport).parameter("c", "cb"));
    }

    private FakeResponse upload(FakeRequest request, String body) throws Exception {
        FakeResponse response = ask(request);
        if (request.body.listener != null) {
            request.body.arrive(body.getBytes(StandardCharsets.UTF_8));
            request.body.end();
        }
        return response;
    }

    private FakeResponse upload(String transport, String body) throws Exception {
        return upload(new FakeRequest("POST", SESSION + transport), body);
    }

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
    @CsvSource(delimiter = '|', value = {
        "''|Payload expected.", "{}|Payload expected.", "1|Payload expected.", "[1]|Payload expected.",
        "[null]|Payload expected.", "[[\"a\"]]|Payload expected.", "[\"a|Broken JSON encoding.", "x|Broken JSON encoding."
    })
    void anUploadThatIsNoneIsSaidSoAndHurtsNobody(String body, String answer) throws Exception {
        ask("POST", "xhr");
        FakeResponse response = upload("xhr_send", body);
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains(answer);
        assertThat(response.header("Cache-Control")).isEqualTo(NO_CACHE);
        assertThat(upload("xhr_send", "[\"fine\"]").status()).isEqualTo(204);
        assertThat(application.heard()).containsExactly("connected", "message fine");
    }

    @Test
    void anUploadToNobodyIsNotFoundAndReadableAcrossOrigins() throws Exception {
        FakeResponse response =
                upload(new FakeRequest("POST", SESSION + "xhr_send").header("Origin", "https://a.example"), "[\"a\"]");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void anUploadMayComeByteByByte() throws Exception {
        ask("POST", "xhr");
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr_send");
        FakeResponse response = ask(request);
        for (byte b : "[\"\u00e9\u20ac\"]".getBytes(StandardCharsets.UTF_8)) {
            request.body.arrive(new byte[] {b});
        }
        request.body.end();
        assertThat(response.status()).isEqualTo(204);
        assertThat(application.heard()).endsWith("message \u00e9\u20ac");
    }

    @Test
    void anUploadOverTheLimitIsRefusedAsSoonAsItShows() throws Exception {
        ask("POST", "xhr");
        FakeRequest announced = new FakeRequest("POST", SESSION + "xhr_send").header("Content-Length", "101");
        FakeResponse response = ask(announced);
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.header("Connection")).isEqualTo("close");
        assertThat(announced.body.listener).isNull();
        FakeResponse silent = upload("xhr_send", "[\"" + "x".repeat(97) + "\"]");
        assertThat(silent.status()).isEqualTo(413);
        assertThat(upload("xhr_send", "[\"" + "x".repeat(96) + "\"]").status()).isEqualTo(204);
    }

    @Test
    void anUploadThatDripsRunsOutOfTime() throws Exception {
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr_send");
        FakeResponse response = ask(request);
        assertThat(request.async.timeout).isEqualTo(10_000);
        request.async.listeners.get(0).onTimeout(null);
        assertThat(response.status()).isEqualTo(408);
        request.body.end();
        assertThat(request.async.completions).isEqualTo(1);
    }

    @Test
    void aFormIsAnsweredWithOk() throws Exception {
        ask("GET", "jsonp");
        FakeResponse response = upload("jsonp_send", "[\"a\"]");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
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
    void aFullServiceAsksToTryAgainLater() throws Exception {
        serve(open().maxSessions(1));
        ask("POST", "xhr");
        FakeResponse response = ask(new FakeRequest("POST", "/echo/000/other/xhr"));
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(ask("POST", "xhr").status()).isEqualTo(200);
    }

    @Test
    void aGuestIsKnownByACookieOfOurs() throws Exception {
        serve(open().ownerCookie(true));
        FakeResponse opened = ask("POST", "xhr");
        String cookie = opened.header("Set-Cookie");
        assertThat(cookie).matches("sockjs-owner=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax");
        String owner = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        String stranger = "0".repeat(32);
        assertThat(ask("POST", "xhr").status()).isEqualTo(404);
        assertThat(upload("xhr_send", "[\"x\"]").status()).isEqualTo(404);
        assertThat(upload(new FakeRequest("POST", SESSION + "xhr_send").cookie("sockjs-owner", stranger), "[\"x\"]")
                        .status())
                .isEqualTo(404);
        FakeRequest mine = new FakeRequest("POST", SESSION + "xhr_send").cookie("sockjs-owner", owner);
        assertThat(upload(mine, "[\"mine\"]").status()).isEqualTo(204);
        assertThat(application.heard()).containsExactly("connected", "message mine");
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").cookie("sockjs-owner", owner)).header("Set-Cookie"))
                .isNull();
    }

    @Test
    void aUserIsKnownByName() throws Exception {
        serve(open().ownerCookie(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").user("ann")).header("Set-Cookie")).isNull();
        assertThat(upload(new FakeRequest("POST", SESSION + "xhr_send").user("bob"), "[]").status()).isEqualTo(404);
        assertThat(upload(new FakeRequest("POST", SESSION + "xhr_send").user("ann"), "[]").status()).isEqualTo(204);
    }

    @Test
    void acrossSitesTheCookieNeedsTls() throws Exception {
        serve(open().ownerCookie(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").secure()).header("Set-Cookie"))
                .endsWith("; HttpOnly; SameSite=None; Secure");
        serve(open().ownerCookie(true).allowedOrigins(Set.of()));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").secure()).header("Set-Cookie"))
                .endsWith("; HttpOnly; SameSite=Lax; Secure");
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr", "POST,xhr_streaming", "POST,xhr_send", "GET,eventsource", "GET,htmlfile", "GET,jsonp",
        "POST,jsonp_send", "PUT,xhr"})
    void loadBalancersFindTheirCookieOnEveryAnswer(String method, String transport) throws Exception {
        serve(open().cookieNeeded(true));
        assertThat(ask(method, transport).header("Set-Cookie")).isEqualTo("JSESSIONID=dummy; path=/");
        FakeRequest known = new FakeRequest(method, SESSION + transport).cookie("JSESSIONID", "abc.node=1");
        assertThat(ask(known.parameter("c", "cb")).header("Set-Cookie")).isEqualTo("JSESSIONID=abc.node=1; path=/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a b", "\u00e9", ""})
    void aCookieThatIsNoneIsNotRepeated(String value) throws Exception {
        serve(open().cookieNeeded(true));
        assertThat(ask(new FakeRequest("POST", SESSION + "xhr").cookie("JSESSIONID", value)).header("Set-Cookie"))
                .isEqualTo("JSESSIONID=dummy; path=/");
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
}
