package dev.socketchat.chat.config;

import dev.socketchat.octavus.config.SecretFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads settings and remembers everything that is wrong with them, so that it can be said at once. Not thread-safe. */
final class SettingValues {

    private final Config config;
    /** A set, because a setting may be read more than once. */
    private final Set<String> problems = new LinkedHashSet<>();

    SettingValues(Config config) {
        this.config = config;
    }

    /** The value, or the default; the default too when the value is wrong, which is then a problem. */
    <T> T get(Setting<T> setting) {
        return optional(setting).orElseGet(() -> setting.parse().apply(setting.fallback()));
    }

    /** The value if one is set and right; a secret's may stand in a file. */
    <T> Optional<T> optional(Setting<T> setting) {
        Optional<T> value = text(setting).flatMap(text -> parsed(setting, text));
        return setting.secret() && isSet(setting.file()) ? inFile(setting) : value;
    }

    private <T> Optional<T> inFile(Setting<T> setting) {
        Setting<Path> place = setting.file();
        if (text(setting).isPresent()) {
            problem(place, "is set beside " + setting.name() + ", and only one of the two may be");
            return Optional.empty();
        }
        return optional(place).flatMap(path -> {
            try {
                return Optional.of(setting.parse().apply(SecretFile.read(path)));
            } catch (IllegalArgumentException wrong) {
                problem(place, "names " + path + ", which " + wrong.getMessage());
                return Optional.empty();
            }
        });
    }

    /** Whether there is a value, right or wrong, or a file is named that should hold it. */
    boolean isSet(Setting<?> setting) {
        return text(setting).isPresent() || setting.secret() && text(setting.file()).isPresent();
    }

    private Optional<String> text(Setting<?> setting) {
        return config.getOptionalValue(setting.name(), String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> Optional<T> parsed(Setting<T> setting, String text) {
        try {
            return Optional.of(setting.parse().apply(text));
        } catch (IllegalArgumentException wrong) {
            problem(setting, wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Notes what is wrong with a setting, in words that follow its name. */
    void problem(Setting<?> setting, String sentence) {
        problems.add(setting.name() + " (" + setting.variable() + ") " + sentence);
    }

    Set<String> problems() {
        return problems;
    }
}
