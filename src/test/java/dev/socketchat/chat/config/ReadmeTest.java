package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void theTableOfSettingsIsTheListInTheCode() throws IOException {
        String table = Settings.all().stream().map(ReadmeTest::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }

    @Test
    void theExampleEnvironmentNamesEveryVariable() throws IOException {
        String example = Files.readString(Path.of("server-config/octavus.env.example"));

        assertThat(Settings.all()).allSatisfy(setting ->
                assertThat(example).containsPattern("(?m)^#? ?" + setting.variable() + "="));
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback().replace("|", "\\|") + "`";
        return "| `%s` | `%s` | %s | %s |".formatted(setting.name(), setting.variable(), fallback,
                setting.meaning().replace("|", "\\|"));
    }
}
