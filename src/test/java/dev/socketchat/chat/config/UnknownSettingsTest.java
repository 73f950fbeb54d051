package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

    @ParameterizedTest
    @CsvSource({"OCTAVUS_APIKEY, OCTAVUS_API_KEY", "OCTAVUS_API_KEYFILE, OCTAVUS_API_KEY_FILE", "octavus.tool.mx, octavus.tool.max",
        "OCTAVUS_AGENTID, OCTAVUS_AGENT_ID", "octavus.agent_id, octavus.agent.id", "octavus.ops.tokn, octavus.ops.token",
        "octavus.run.time.limit, octavus.run.time-limit", "Octavus.api.key, octavus.api.key", "octavus_apikey, OCTAVUS_API_KEY",
        "octavus.api.key.file, octavus.api.key-file", "OCTAVUS_AGENT_IDS, OCTAVUS_AGENT_ID"})
    void aMisspeltNameIsNamedWithTheOneThatWasMeant(String name, String meant) {
        assertThat(UnknownSettings.sentence(List.of(name))).hasValueSatisfying(
                sentence -> assertThat(sentence).endsWith("have no effect: " + name + " (nearest: " + meant + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"octavus.api.key", "OCTAVUS_API_KEY", "octavus_api_key", "OCTAVUS_OPS_TOKEN_FILE", "octavus.ops.token-file",
        "OCTAVUS_RUN_TIME_LIMIT", "PATH", "octavusish", "smallrye.config.x", "OCTAVUS", "octavus"})
    void aNameThatIsKnownOrSomebodyElsesIsNotSpokenOf(String name) {
        assertThat(UnknownSettings.sentence(List.of(name))).isEmpty();
    }

    @Test
    void aVariableThatAServerListsAlsoAsAPropertyIsNamedOnce() {
        assertThat(UnknownSettings.sentence(List.of("octavus.run.time.limit", "OCTAVUS_RUN_TIME_LIMIT"))).isEmpty();
        assertThat(UnknownSettings.sentence(List.of("octavus.apikey", "OCTAVUS_APIKEY")).orElseThrow())
                .contains("OCTAVUS_APIKEY").doesNotContain("octavus.apikey");
    }

    @Test
    void namesThatWouldFillOrForgeTheLogAreCut() {
        List<String> many = Stream.concat(Stream.of("octavus.\n[ERROR] forged", "octavus." + "x".repeat(100_000)),
                IntStream.range(0, 1000).mapToObj(i -> "octavus.z" + i)).toList();

        assertThat(UnknownSettings.sentence(many).orElseThrow()).hasSizeLessThan(3_000).doesNotContain("\n");
    }
}
