package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsServletTest {

    private static final String NO_CACHE = "no-store, no-cache, no-transform, must-revalidate, max-age=0";

    private FakeResponse ask(SockJsOptions options, FakeRequest request) throws Exception {
        SockJsServer server = new SockJsServer(new RecordingApplication(), options, new ManualScheduler());
        FakeResponse response = new FakeResponse();
        new SockJsServlet(server, "/echo").service(request, response);
        return response;
    }

    private FakeResponse ask(FakeRequest request) throws Exception {
        return ask(SockJsOptions.builder().allowedOrigins(Set.of("*")).build(), request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/echo/"})
    void greetingIsNineteenBytes(String uri) throws Exception {
        FakeResponse response = ask(new FakeRequest("GET", uri));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Welcome to SockJS!\n");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(response.header("Content-Length")).isEqualTo("19");
    }

    @ParameterizedTest
    @CsvSource({"/echo,GET", "/echo/,GET", "/echo/info,'OPTIONS, GET'"})
    void otherMethodsAreNotAllowed(String uri, String allowed) throws Exception {
        FakeResponse response = ask(new FakeRequest("PUT", uri));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo(allowed);
        assertThat(response.header("Content-Type")).isNull();
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo//", "/echo/a", "/echo/a/a", "/echo/000/abc/websocket", "/echo/000/abc/nothing"})
    void otherPathsAreNotFound(String uri) throws Exception {
        assertThat(ask(new FakeRequest("GET", uri)).status()).isEqualTo(404);
    }

    @Test
    void infoSaysWhatTheServiceOffers() throws Exception {
        FakeResponse response = ask(new FakeRequest("GET", "/echo/info").header("Origin", "test"));
        assertThat(response.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
        assertThat(response.header("Cache-Control")).isEqualTo(NO_CACHE);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("test");
        assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(response.header("Vary")).isEqualTo("Origin");
        assertThat(response.body())
                .matches("\\{\"websocket\":true,\"cookie_needed\":false,\"origins\":\\[\"\\*:\\*\"],\"entropy\":\\d+}");
    }

    @Test
    void infoListsTheOriginsThatMayReallyConnect() throws Exception {
        SockJsOptions options = SockJsOptions.builder()
                .allowedOrigins(Set.of("https://good.example"))
                .baseUrl("https://cdn.example/a")
                .build();
        FakeResponse response = ask(options, new FakeRequest("GET", "/echo/info"));
        assertThat(response.body())
                .contains("\"origins\":[\"http://chat.example:8080\",\"https://good.example\"]")
                .contains("\"base_url\":\"https://cdn.example/a\"");
        assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void theAddressForTransportsIsAskedForAnewForEveryClient() throws Exception {
        AtomicInteger next = new AtomicInteger();
        SockJsOptions options = SockJsOptions.builder()
                .baseUrl(() -> "https://node" + next.getAndIncrement() + ".example/echo")
                .build();
        FakeRequest request = new FakeRequest("GET", "/echo/info");
        assertThat(ask(options, request).body()).contains("\"base_url\":\"https://node1.example/echo\"");
        assertThat(ask(options, request).body()).contains("\"base_url\":\"https://node2.example/echo\"");
    }

    @Test
    void entropyDiffersEveryTime() throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(ask(new FakeRequest("GET", "/echo/info")).body());
        }
        assertThat(seen).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "null"})
    void preflightNamesMethodsAndIsCachedForLong(String origin) throws Exception {
        FakeResponse response = ask(new FakeRequest("OPTIONS", "/echo/info")
                .header("Origin", origin)
                .header("Access-Control-Request-Headers", "a, X-b"));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("OPTIONS, GET");
        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("a, X-b");
        assertThat(Integer.parseInt(response.header("Access-Control-Max-Age"))).isGreaterThan(1_000_000);
        assertThat(response.header("Cache-Control")).matches("public, max-age=\\d{7,}");
        assertThat(response.header("Expires")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u00e9", "a<b"})
    void requestedHeadersThatAreNoneAreNotRepeated(String headers) throws Exception {
        FakeResponse response =
                ask(new FakeRequest("OPTIONS", "/echo/info").header("Access-Control-Request-Headers", headers));
        assertThat(response.headers()).doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void withoutTheFilterAForeignOriginIsStillRefused() throws Exception {
        FakeResponse response = ask(
                SockJsOptions.defaults(), new FakeRequest("GET", "/echo/info").header("Origin", "https://evil.example"));
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @Test
    void everyBitOfTheEntropyVaries() throws Exception {
        Set<Long> seen = new HashSet<>();
        long ones = 0;
        long zeros = 0;
        for (int i = 0; i < 2000; i++) {
            long value = Long.parseLong(ask(new FakeRequest("GET", "/echo/info")).body().replaceAll(".*entropy\":(\\d+)}", "$1"));
            assertThat(value).isBetween(0L, 0xffff_ffffL);
            seen.add(value);
            ones |= value;
            zeros |= ~value & 0xffff_ffffL;
        }
        assertThat(seen).hasSizeGreaterThan(1990);
        assertThat(ones & zeros).isEqualTo(0xffff_ffffL);
    }
}
