package dev.socketchat.chat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {

    private static final Theme PLAIN = new Theme(Optional.empty(), Map.of(), Map.of());
    /** What cannot be set: a shadow is a list of values, and no customer's mark. */
    private static final List<String> FIXED = List.of("shadow");

    @ParameterizedTest
    @CsvSource({"#ffffff,#000000,21.0", "#000000,#ffffff,21.0", "#777777,#777777,1.0", "#2353d8,#ffffff,6.4", "#565d6b,#ffffff,6.6"})
    void contrastIsThatOfTheGuidelines(String one, String two, double contrast) {
        assertThat(Math.round(Colour.parse(one).contrast(Colour.parse(two)) * 10) / 10.0).isEqualTo(contrast);
    }

    @Test
    void whateverTheAccentEverythingWrittenInItOrOnItCanBeRead() {
        Random random = new Random(22);
        for (int i = 0; i < 2_000; i++) {
            Colour colour = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
            for (Colour background : List.of(Theme.LIGHT, Theme.DARK)) {
                Accent accent = Accent.on(background, colour);
                assertThat(accent.fill()).isEqualTo(colour);
                assertThat(accent.on().contrast(accent.fill())).as("on %s", colour).isGreaterThanOrEqualTo(Accent.READABLE);
                assertThat(accent.on().contrast(accent.hover())).as("hover %s", colour).isGreaterThanOrEqualTo(Accent.READABLE);
                assertThat(accent.text().contrast(background)).as("text %s", colour).isGreaterThanOrEqualTo(Accent.READABLE);
                assertThat(accent.text().contrast(accent.soft())).as("soft %s", colour).isGreaterThanOrEqualTo(Accent.READABLE);
            }
        }
    }

    @Test
    void nothingConfiguredChangesNothing() {
        assertThat(PLAIN.css()).doesNotContain("--");
    }

    @Test
    void coloursGoToTheirThemeAndEverythingElseToBoth() {
        Theme theme = new Theme(Optional.empty(), Map.of("c-bg", "#fffdf8", "side", "20px"), Map.of("c-bg", "#101010"));

        assertThat(theme.css()).isEqualTo("""
                :root:root {
                  --side: 20px;
                }
                :root:root[data-theme='light'] {
                  --c-bg: #fffdf8;
                }
                :root:root[data-theme='dark'] {
                  --c-bg: #101010;
                }
                @media (prefers-color-scheme: light) {
                :root:root:not([data-theme]) {
                  --c-bg: #fffdf8;
                }
                }
                @media (prefers-color-scheme: dark) {
                :root:root:not([data-theme]) {
                  --c-bg: #101010;
                }
                }
                """);
    }

    @Test
    void whatIsHardToReadIsSaidInWords() {
        Theme theme = new Theme(Optional.of(Colour.parse("#ffcc00")), Map.of("c-muted", "#bbbbbb"), Map.of("c-muted", "#bbbbbb"));

        assertThat(theme.hardToRead()).containsExactly("c-muted #bbbbbb on #ffffff in the light theme has a contrast under 4.5 to 1");
        assertThat(PLAIN.hardToRead()).isEmpty();
    }

    @Test
    void everyVariableOfTheStyleSheetCanBeSetAndNoOther() throws IOException {
        String tokens = Files.readString(Path.of("webapp/src/styles/tokens.css"));
        TreeSet<String> inSheet = new TreeSet<>();
        Pattern.compile("(?m)^ +--([a-z-]+):").matcher(tokens).results().forEach(found -> inSheet.add(found.group(1)));
        inSheet.removeAll(FIXED);
        TreeSet<String> settable = new TreeSet<>(Theme.COLOURS);
        settable.addAll(Theme.OTHERS.keySet());

        assertThat(settable).isEqualTo(inSheet);
        assertThat(tokens).contains("--c-bg: " + Theme.LIGHT + ";", "--c-bg: " + Theme.DARK + ";");
    }
}
