package dev.socketchat.octavus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctavusConfigTest {

    @Test
    @DisplayName("A2 configuration from the environment; a missing or wrong value is named")
    void configurationFromTheEnvironment() {
        OctavusConfig config = OctavusConfig.fromEnvironment(
                Map.of("OCTAVUS_API_URL", "http://127.0.0.1:4000/", "OCTAVUS_API_KEY", "oct_sk_1"));

        assertThat(config.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:4000"));
        assertThat(config.apiKey().orElseThrow().reveal()).isEqualTo("oct_sk_1");
        assertThat(OctavusConfig.fromEnvironment(Map.of("OCTAVUS_API_KEY", "k")).baseUrl())
                .isEqualTo(URI.create("https://octavus.ai"));
        assertThatThrownBy(() -> OctavusConfig.fromEnvironment(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OCTAVUS_API_KEY");
        assertThatThrownBy(() ->
                        OctavusConfig.fromEnvironment(Map.of("OCTAVUS_API_KEY", "k", "OCTAVUS_API_URL", "not a url")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OCTAVUS_API_URL");
    }

    @Test
    void theKeyMayStandInAFileInPlaceOfTheVariableButNotBesideIt(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("key"), "oct_sk_canary\n").toString();

        assertThat(OctavusConfig.fromEnvironment(Map.of("OCTAVUS_API_KEY_FILE", file)).apiKey().orElseThrow().reveal())
                .isEqualTo("oct_sk_canary");
        assertThatThrownBy(() -> OctavusConfig.fromEnvironment(Map.of("OCTAVUS_API_KEY_FILE", file, "OCTAVUS_API_KEY", "k")))
                .hasMessageContaining("OCTAVUS_API_KEY_FILE is set beside").hasMessageNotContaining("canary");
        assertThatThrownBy(() -> OctavusConfig.fromEnvironment(Map.of("OCTAVUS_API_KEY_FILE", file + "s")))
                .hasMessageContaining(file + "s: is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "x", "http://u:p@x", "http://x?a=b", "http://x#f", "http:///path"})
    void addressesThatCannotServeAreRefused(String url) {
        assertThatThrownBy(() -> OctavusConfig.builder(URI.create(url)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl");
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        OctavusConfig.Builder builder = OctavusConfig.builder(URI.create("http://x"));

        assertThatThrownBy(() -> builder.maxRetries(-1).build()).hasMessageContaining("maxRetries");
        assertThatThrownBy(() ->
                        builder.maxRetries(0).idleTimeout(Duration.ofMillis(-1)).build())
                .hasMessageContaining("idleTimeout");
        assertThatThrownBy(() -> builder.idleTimeout(Duration.ZERO)
                        .turnLimit(Duration.ZERO)
                        .build())
                .hasMessageContaining("turnLimit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a b", "a\nb", "ä"})
    void secretsThatCannotStandInAHeaderAreRefusedWithoutRepeatingThem(String value) {
        assertThatThrownBy(() -> Secret.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ä", "a b"));
    }
}
