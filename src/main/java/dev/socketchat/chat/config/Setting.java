package dev.socketchat.chat.config;

import dev.socketchat.octavus.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting: its name, its default and what it means, said here and nowhere else. A value comes from any source of
 * MicroProfile Config; the environment variable {@code OCTAVUS_API_URL} sets {@code octavus.api.url}, and so on.
 *
 * @param name the MicroProfile Config name
 * @param fallback the default, written as a value would be; empty means not set
 * @param meaning what it does, with its unit, for the operator
 * @param parse from text to value, throwing {@link IllegalArgumentException} with the rest of the sentence "NAME ..."
 * @param secret whether nobody may read the value, so that it may come from a {@link #file() file} instead
 */
public record Setting<T>(String name, String fallback, String meaning, Function<String, T> parse, boolean secret) {

    private static final List<String> WEB = List.of("http", "https");

    /** One whose value anybody may read. */
    Setting(String name, String fallback, String meaning, Function<String, T> parse) {
        this(name, fallback, meaning, parse, false);
    }

    /** The variable of the environment that sets it, by the mapping rule of MicroProfile Config. */
    public String variable() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The setting that names the file with this one's value, as Docker and Kubernetes mount secrets: {@code …_FILE}. */
    Setting<Path> file() {
        return new Setting<>(name + "-file", "", "File that holds " + name + " and nothing else, in its place", Path::of);
    }

    static Setting<Secret> secret(String name, String meaning) {
        return new Setting<>(name, "", meaning, value -> {
            try {
                return Secret.of(value);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("must consist of visible ASCII characters without spaces", wrong);
            }
        }, true);
    }

    static Setting<String> text(String name, String fallback, String meaning) {
        return new Setting<>(name, fallback, meaning, Function.identity());
    }

    static Setting<List<String>> list(String name, String fallback, String separator, String meaning) {
        return new Setting<>(name, fallback, meaning, value -> Arrays.stream(value.split(separator))
                .map(String::strip).filter(item -> !item.isEmpty()).toList());
    }

    static Setting<Map<String, String>> pairs(String name, String fallback, String separator, String meaning) {
        return new Setting<>(name, fallback, meaning, value -> Arrays.stream(value.split(separator)).map(String::strip)
                .filter(item -> !item.isEmpty()).map(Setting::pair)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, last) -> last, LinkedHashMap::new)));
    }

    private static Map.Entry<String, String> pair(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("must hold NAME=value pairs, and '" + text + "' is none");
        }
        return Map.entry(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    static Setting<Integer> number(String name, int fallback, int least, String meaning) {
        return number(name, fallback, least, Integer.MAX_VALUE, meaning);
    }

    static Setting<Integer> number(String name, int fallback, int least, int most, String meaning) {
        return new Setting<>(name, String.valueOf(fallback), meaning, value -> {
            try {
                return within(Integer.parseInt(value), least, most);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("must be a whole number of at least " + least);
            }
        });
    }

    static Setting<Boolean> flag(String name, boolean fallback, String meaning) {
        return new Setting<>(name, String.valueOf(fallback), meaning, value -> {
            if (value.equals("true") || value.equals("false")) {
                return Boolean.valueOf(value);
            }
            throw new IllegalArgumentException("must be true or false");
        });
    }

    static Setting<Duration> duration(String name, String fallback, Duration least, Duration most, String meaning) {
        return new Setting<>(name, fallback, meaning, value -> {
            try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException notDuration) {
                // Answered below, like one that is too short or too long.
            }
            throw new IllegalArgumentException("must be an ISO 8601 duration such as PT25S, from " + least + " to " + most);
        });
    }

    static Setting<URI> address(String name, String fallback, String meaning) {
        return new Setting<>(name, fallback, meaning, value -> {
            try {
                URI address = new URI(value);
                boolean isPlain = address.getRawUserInfo() == null && address.getRawQuery() == null && address.getRawFragment() == null;
                if (WEB.contains(String.valueOf(address.getScheme())) && address.getHost() != null && isPlain) {
                    return address;
                }
            } catch (URISyntaxException notAnAddress) {
                // Answered below, like an address of another kind.
            }
            throw new IllegalArgumentException("must be an address that begins with http:// or https:// and has no user, query or fragment");
        });
    }

    private static int within(int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("must be " + (value < least ? "at least " + least : "at most " + most));
        }
        return value;
    }
}
