package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.SockJsOptions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may open a WebSocket, and what programs have to say that are no browsers. */
class HandshakeOriginTest extends HandshakeFixture {

    static Stream<Arguments> origins() {
        String[] methods = {"GET", "POST", "OPTIONS", "PUT"};
        return Stream.of(methods).flatMap(method -> Stream.of(
                Arguments.of(method, "http://chat.example:8080", true),
                Arguments.of(method, "https://good.example", true),
                Arguments.of(method, "https://chat.example:8080", false),
                Arguments.of(method, "http://chat.example", false),
                Arguments.of(method, "http://good.example", false),
                Arguments.of(method, "https://evil-good.example", false),
                Arguments.of(method, "https://good.example.evil", false),
                Arguments.of(method, "https://GOOD.example", false),
                Arguments.of(method, "null", false)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("origins")
    void onlyOurOwnAndListedOriginsPassWhateverTheMethod(String method, String origin, boolean allowed)
            throws Exception {
        SockJsOptions options =
                SockJsOptions.builder().allowedOrigins(Set.of("https://good.example")).build();
        for (String uri : new String[] {"/echo", "/echo/info", "/echo/000/abc/xhr", "/echo/000/abc/xhr_send",
            "/echo/000/abc/eventsource", "/echo/000/abc/jsonp"}) {
            passed = false;
            FakeResponse answer = new FakeResponse();
            new HandshakeFilter(server(options), "/echo")
                    .doFilter(new FakeRequest(method, uri).header("Origin", origin), answer, (a, b) -> passed = true);
            assertThat(passed).as(uri).isEqualTo(allowed);
            assertThat(answer.status()).isEqualTo(allowed ? 200 : 403);
            assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
        }
        FakeResponse answer = new FakeResponse();
        passed = false;
        new HandshakeFilter(server(options), "/echo")
                .doFilter(FakeRequest.handshake(SOCKET).header("Origin", origin), answer, (a, b) -> passed = true);
        assertThat(passed).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,evil.example,false", "0:0:0:0:0:0:0:1,evil.example,false", "::1,127.0.0.1.evil.example,false",
        "127.0.0.1,localhost,true", "127.0.0.1,127.0.0.1,true", "::1,[::1],true", "192.0.2.7,chat.example,true"})
    void aNameThatWasMadeToMeanThisMachineIsNotOurs(String from, String name, boolean allowed) throws Exception {
        filter(FakeRequest.handshake(SOCKET).between(from, name).header("Origin", "http://" + name + ":8080"));
        assertThat(passed).isEqualTo(allowed);

        passed = false;
        filter(FakeRequest.handshake(SOCKET).between(from, name).header("Sec-Fetch-Site", "same-origin"));
        assertThat(passed).isEqualTo(allowed);
    }

    @Test
    void aRequestWithTwoOriginsIsRefused() throws Exception {
        filter(FakeRequest.handshake(SOCKET)
                .header("Origin", "http://chat.example:8080")
                .header("Origin", "http://chat.example:8080"));
        assertThat(response.status()).isEqualTo(403);
    }

    @Test
    void theConfiguredAddressReplacesTheOneTheRequestNames() throws Exception {
        SockJsOptions options =
                SockJsOptions.builder().publicUrl("https://public.example/app").build();
        filter(options, FakeRequest.handshake(SOCKET).header("Origin", "https://public.example"));
        assertThat(passed).isTrue();
        passed = false;
        filter(options, FakeRequest.handshake(SOCKET).header("Origin", "http://chat.example:8080"));
        assertThat(passed).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,,true", "POST,,false", "GET,same-origin,true", "POST,same-origin,true", "GET,none,true",
        "GET,cross-site,false", "GET,same-site,false", "POST,cross-site,false"
    })
    void withoutAnOriginTheBrowserHasToSayWhereItComesFrom(String method, String site, boolean allowed)
            throws Exception {
        FakeRequest request = new FakeRequest(method, "/echo/000/abc/xhr");
        filter(site == null ? request : request.header("Sec-Fetch-Site", site));
        assertThat(passed).isEqualTo(allowed);
    }

    @Test
    void programsThatAreNoBrowsersCanBeLetIn() throws Exception {
        filter(SockJsOptions.builder().originRequired(false).build(), new FakeRequest("POST", "/echo/000/abc/xhr"));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "null", "https://anywhere.example"})
    void anyOriginCanBeAllowed(String origin) throws Exception {
        SockJsOptions options = SockJsOptions.builder().allowedOrigins(Set.of("*")).build();
        filter(options, FakeRequest.handshake(SOCKET).header("Origin", origin));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "\u00e9", ""})
    void evenThenAnOriginHasToBePrintable(String origin) throws Exception {
        SockJsOptions options = SockJsOptions.builder().allowedOrigins(Set.of("*")).build();
        filter(options, FakeRequest.handshake(SOCKET).header("Origin", origin + (origin.isEmpty() ? " " : "")));
        assertThat(response.status()).isEqualTo(403);
    }
}
