package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socketchat.octavus.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every secret may stand in a file, as Docker and Kubernetes mount them. */
class SecretInFileTest {

    @TempDir
    Path folder;

    static List<Setting<?>> secrets() {
        return Settings.all().stream().filter(Setting::secret).<Setting<?>>map(setting -> setting).toList();
    }

    @Test
    void whateverIsReadAsASecretMayComeFromAFile() {
        assertThat(Settings.all()).filteredOn(setting -> setting.name().matches(".*(key|token|password|secret)"))
                .hasSize(2).allMatch(Setting::secret);
        assertThat(secrets()).allSatisfy(setting -> {
            assertThat(Settings.all()).anyMatch(file -> file.name().equals(setting.name() + "-file"));
            assertThat(setting.file().variable()).isEqualTo(setting.variable() + "_FILE");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"oct_sk_canary", "oct_sk_canary\n", "oct_sk_canary\r\n", "\noct_sk_canary\n\n"})
    void theKeyIsWhatTheFileHoldsWithoutTheEndOfItsLine(String content) throws IOException {
        Configuration configuration = read(Settings.API_KEY, Files.writeString(folder.resolve("key"), content).toString());

        assertThat(configuration.platform().apiKey().map(Secret::reveal)).contains("oct_sk_canary");
        assertThat(configuration.isDemo()).isFalse();
    }

    @Test
    void aLinkIsFollowedAsKubernetesMakesThem() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("..data")).resolve("token"), "of-the-operators\n");
        Path link = Files.createSymbolicLink(folder.resolve("token"), Path.of("..data", "token"));

        assertThat(read(Settings.OPS_TOKEN, link.toString()).operations().token().map(Secret::reveal)).contains("of-the-operators");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aFileBesideAValueIsAMistakeThatNamesBoth(Setting<?> setting) throws IOException {
        Map<String, String> values = settings(setting, Files.writeString(folder.resolve("file"), "canary").toString());
        values.put(setting.name(), "canary");

        assertThatIllegalArgumentException().isThrownBy(() -> Configuration.read(new MapConfig(values)))
                .withMessageContainingAll(setting.name() + "-file (" + setting.variable() + "_FILE) is set beside " + setting.name())
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({"missing, is no file", "empty, is empty", "blank, is empty", ".., is no file", "long, is longer than 16 KiB",
        "two-lines, must consist of visible ASCII", "binary, must consist of visible ASCII"})
    void aFileThatHoldsNoSecretIsNamedAndNotQuoted(String name, String why) throws IOException {
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(folder.resolve("blank"), " \n");
        Files.writeString(folder.resolve("long"), "canary".repeat(10_000));
        Files.writeString(folder.resolve("two-lines"), "canary\ncanary");
        Files.write(folder.resolve("binary"), new byte[] {'c', 'a', 'n', 'a', 'r', 'y', 0, (byte) 0xff});

        for (Setting<?> setting : secrets()) {
            String path = folder.resolve(name).toString();
            assertThatIllegalArgumentException().isThrownBy(() -> read(setting, path))
                    .withMessageContaining(setting.file().name() + " (" + setting.file().variable() + ") names " + path + ", which " + why)
                    .withMessageNotContaining("canary").withMessageNotContaining("is missing");
        }
    }

    private static Map<String, String> settings(Setting<?> setting, String path) {
        Map<String, String> values = new HashMap<>(Map.of("octavus.agent.id", "support-chat", setting.file().name(), path));
        if (setting != Settings.API_KEY) {
            values.put("octavus.api.key", "k");
        }
        return values;
    }

    private static Configuration read(Setting<?> setting, String path) {
        return Configuration.read(new MapConfig(settings(setting, path)));
    }
}
