package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

    @Test
    void theTableOfSettingsIsTheListInTheCode() throws IOException {
        String table = Settings.all().stream().map(ReadmeTest::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }

    @Test
    void theExampleEnvironmentHasEveryVariableWithItsDefaultQuotedForAShell() throws IOException {
        String example = Files.readString(Path.of("server-config/octavus.env.example"));

        assertThat(Settings.all()).allSatisfy(setting ->
                assertThat(example).contains("\n# " + setting.variable() + "='" + setting.fallback() + "'\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OrderTools", "OrderDesk", "OrderLookedUp", "Feedback", "FeedbackDesk", "FailureWatch", "CustomerInput",
        "OwnSessions", "AskAnAgent", "Rooms"})
    void theCodeOfTheReadmeIsCodeThatCompiles(String type) throws IOException {
        String code = Files.readString(Path.of("src/test/java/dev/socketchat/readme", type + ".java"));

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + code + "```");
    }

    @Test
    void theExamplesOfPageSettingsAreValuesThatCanBeSet() throws IOException {
        Matcher example = Pattern.compile("(OCTAVUS_PAGE_[A-Z_]+)='([^']+)'").matcher(Files.readString(Path.of("README.md")));
        Map<String, String> values = new TreeMap<>();
        while (example.find()) {
            String variable = example.group(1);
            Setting<?> setting = Settings.all().stream().filter(one -> one.variable().equals(variable)).findFirst().orElseThrow();
            values.put(setting.name(), example.group(2));
        }

        assertThat(values).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Configuration.read(new MapConfig(values)).page().branding().theme().hardToRead()).isEmpty();
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback().replace("|", "\\|") + "`";
        return "| `%s` | `%s` | %s | %s |".formatted(setting.name(), setting.variable(), fallback,
                setting.meaning().replace("|", "\\|"));
    }
}
