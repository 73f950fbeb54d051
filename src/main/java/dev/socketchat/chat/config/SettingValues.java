package dev.socketchat.chat.config;

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

    /** The value if one is set and right. */
    <T> Optional<T> optional(Setting<T> setting) {
        return text(setting).flatMap(text -> parsed(setting, text));
    }

    /** Whether there is a value, right or wrong. */
    boolean isSet(Setting<?> setting) {
        return text(setting).isPresent();
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
