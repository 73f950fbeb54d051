package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socketchat.sockjs.SockJsTransport;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @Test
    void nothingConfiguredMeansTheEmbeddedPlatform() {
        Configuration configuration = Configuration.read(new MapConfig(Map.of()));

        assertThat(configuration.isDemo()).isTrue();
        assertThat(configuration.input()).containsExactly(Map.entry("COMPANY_NAME", "Acme Corp"));
        assertThat(configuration.page().prompts()).hasSizeBetween(3, 5);
    }

    @Test
    void keyAndAgentMeanThePlatformAtItsUsualAddress() {
        Configuration configuration = Configuration.read(new MapConfig(Map.of(
                "octavus.api.key", "oct_sk_canary", "octavus.agent.id", "support-chat")));

        assertThat(configuration.isDemo()).isFalse();
        assertThat(configuration.agentId()).contains("support-chat");
        assertThat(configuration.platform().baseUrl()).isEqualTo(URI.create("https://octavus.ai"));
        assertThat(configuration.platform().apiKey()).hasValueSatisfying(key ->
                assertThat(key.reveal()).isEqualTo("oct_sk_canary"));
        assertThat(configuration.toString()).doesNotContain("canary");
    }

    @Test
    void whereTheDemoIsForbiddenNothingStartsWithoutKeyAndAgent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.read(new MapConfig(Map.of("octavus.agent.demo", "false", "octavus.api.key", " "))))
                .withMessageContainingAll("octavus.agent.demo (OCTAVUS_AGENT_DEMO) forbids the demo agent", "octavus.api.key", "octavus.agent.id");
        assertThat(Configuration.read(new MapConfig(Map.of("octavus.agent.demo", "false", "octavus.api.key", "k",
                "octavus.agent.id", "support-chat"))).isDemo()).isFalse();
    }

    @Test
    void anAgentWithoutAKeyAndAKeyWithoutAnAgentAreMistakesNotWishesForADemo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.read(new MapConfig(Map.of("octavus.api.key", "oct_sk_canary"))))
                .withMessageContaining("OCTAVUS_AGENT_ID").withMessageNotContaining("canary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.read(new MapConfig(Map.of("octavus.agent.id", "support-chat"))))
                .withMessageContaining("OCTAVUS_API_KEY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configuration.read(new MapConfig(Map.of("octavus.api.url", "https://octavus.example"))))
                .withMessageContainingAll("OCTAVUS_API_KEY", "OCTAVUS_AGENT_ID");
    }

    @Test
    void everythingWrongIsSaidInOneMessage() {
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.read(new MapConfig(Map.of(
                        "octavus.api.key", "oct_sk with blanks",
                        "octavus.api.url", "octavus.ai",
                        "octavus.run.max", "many",
                        "octavus.run.tool-rounds", "0",
                        "octavus.socket.heartbeat", "25",
                        "octavus.agent.input", "COMPANY_NAME",
                        "octavus.socket.origins", "evil"))))
                .withMessageContainingAll("octavus.api.key", "octavus.api.url", "octavus.agent.id", "octavus.run.max",
                        "octavus.run.tool-rounds", "octavus.socket.heartbeat", "octavus.agent.input", "octavus.socket.origins")
                .withMessageNotContaining("blanks");
    }

    @ParameterizedTest
    @CsvSource({"octavus.socket.heartbeat,PT2M", "octavus.socket.heartbeat,PT0S", "octavus.run.time-limit,-PT1S",
        "octavus.api.url,https://user:secret@octavus.ai", "octavus.api.url,https://octavus.ai?x=1",
        "octavus.api.url,ftp://octavus.ai", "octavus.api.url,https://", "octavus.socket.public-url,chat.example",
        "octavus.tool.max,0", "octavus.socket.jsonp,yes", "octavus.platform.retries,-1", "octavus.platform.safe-errors,everywhere",
        "octavus.page.language,not_a_tag", "octavus.page.accent,red", "octavus.page.accent,#12345", "octavus.page.logo,/etc/passwd",
        "octavus.page.logo,/no/such/logo.svg", "octavus.page.theme,c-bg=red", "octavus.page.theme,c-nothing=#ffffff",
        "octavus.page.theme,side=16px}body{color:red", "octavus.page.theme-dark,font=url(//elsewhere.example)",
        "octavus.page.texts,emptyHeading", "octavus.agent.trigger-input,'USER_MESSAGE,COMPANY_NAME'", "octavus.upload.rate,0",
        "octavus.socket.node-bytes,1000", "octavus.upload.max-per-address,0"})
    void aValueThatCannotWorkIsRefusedUnderItsName(String name, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.read(new MapConfig(Map.of(name, value))))
                .withMessageContaining(name).withMessageNotContaining("secret");
    }

    @Test
    void theTransportsOfOldAreOffUntilEachIsTurnedOnAndWebSocketIsOnUntilItIsTurnedOff() {
        assertThat(transports()).isEqualTo(SockJsTransport.safe());
        assertThat(transports("octavus.socket.htmlfile", "true")).contains(SockJsTransport.HTMLFILE).hasSize(6);
        assertThat(transports("octavus.socket.jsonp", "true")).contains(SockJsTransport.JSONP).hasSize(6);
        assertThat(transports("octavus.socket.iframe", "true")).contains(SockJsTransport.IFRAME).hasSize(6);
        assertThat(transports("octavus.socket.websocket", "false")).containsExactlyInAnyOrder(
                SockJsTransport.XHR_STREAMING, SockJsTransport.EVENTSOURCE, SockJsTransport.XHR_POLLING);
    }

    private static Set<SockJsTransport> transports(String... setting) {
        Map<String, String> settings = setting.length == 0 ? Map.of() : Map.of(setting[0], setting[1]);
        return Configuration.read(new MapConfig(settings)).socket().transports();
    }

    @Test
    void everyDefaultIsAValueThatCouldBeSet() {
        assertThat(Settings.all()).filteredOn(setting -> !setting.fallback().isEmpty())
                .allSatisfy(setting -> assertThat(setting.parse().apply(setting.fallback())).isNotNull());
    }
}
