package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsOptionsTest {

    @Test
    void defaultsAreThoseOfTheProtocolWithLimits() {
        SockJsOptions options = SockJsOptions.defaults();
        assertThat(options.heartbeat()).isEqualTo(Duration.ofSeconds(25));
        assertThat(options.disconnectDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.responseLimit()).isEqualTo(131_072);
        assertThat(options.maxMessageBytes()).isEqualTo(65_536);
        assertThat(options.transports()).isEqualTo(SockJsTransport.safe()).doesNotContain(SockJsTransport.JSONP);
    }

    @Test
    void oneMessageNamesEverythingThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockJsOptions.builder()
                        .heartbeat(Duration.ZERO)
                        .disconnectDelay(Duration.ofSeconds(-1))
                        .queueBytes(0)
                        .allowedOrigins(Set.of("example.org"))
                        .publicUrl("ftp://example.org")
                        .proxies(Set.of("proxy.example.org"))
                        .silenceLimit(Duration.ofSeconds(-1))
                        .sessions(SessionLimits.defaults().withTotal(0).withPerAddress(-1))
                        .build())
                .withMessageContainingAll(
                        "heartbeat", "disconnectDelay", "queueBytes", "highWaterBytes", "allowedOrigins", "publicUrl",
                        "proxies", "silenceLimit", "sessions.total", "sessions.perAddress");
    }

    @Test
    void aChangeKeepsEveryOtherSetting() {
        SockJsOptions options = SockJsOptions.builder().cookieNeeded(true).sessions(SessionLimits.of(7)).build();
        assertThat(options.toBuilder().maxIdLength(9).build())
                .isEqualTo(SockJsOptions.builder().cookieNeeded(true).sessions(SessionLimits.of(7)).maxIdLength(9).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "https://example.org", "http://localhost:8080", "http://[::1]:80"})
    void originsAreWrittenAsBrowsersSendThem(String origin) {
        assertThat(SockJsOptions.builder().allowedOrigins(Set.of(origin)).build().allowedOrigins()).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "https://example.org/", "https://Example.org", "https://u@example.org"})
    void otherWritingsOfAnOriginAreRefused(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockJsOptions.builder().allowedOrigins(Set.of(origin)).build());
    }

    @Test
    void theRawWebSocketIsOffWithTheFramedOne() {
        SockJsOptions options =
                SockJsOptions.builder().transports(Set.of(SockJsTransport.WEBSOCKET_RAW)).build();
        assertThat(options.allows(SockJsTransport.WEBSOCKET_RAW)).isFalse();
        assertThat(SockJsOptions.defaults().allows(SockJsTransport.WEBSOCKET_RAW)).isTrue();
    }

    @Test
    void theIframePageNeedsAClientToLoad() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockJsOptions.builder().transports(SockJsTransport.all()).build())
                .withMessageContaining("clientLibrary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\".js", "sockjs.js", "javascript:alert(1)", "https://"})
    void anAddressOfTheClientThatCouldLeaveItsElementIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockJsOptions.builder().clientLibrary(address).build())
                .withMessageContaining("clientLibrary");
    }
}
