package dev.socketchat.chat.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Finds names that look like settings of ours and are none: most are misspelt, and would have no effect without a word. */
final class UnknownSettings {

    private static final Pattern OURS = Pattern.compile("(?i)octavus[._].+");
    private static final int MOST = 20;
    private static final int LONGEST = 100;

    private UnknownSettings() {
    }

    /** One sentence about all names that have no effect, each with the known one that is most like it; never a value. */
    static Optional<String> sentence(Iterable<String> configured) {
        Set<String> names = StreamSupport.stream(configured.spliterator(), false).filter(name -> OURS.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = names.stream().filter(name -> !isKnown(name) && !isEcho(name, names)).limit(MOST)
                .map(name -> printable(name) + " (nearest: " + nearest(name) + ")").toList();
        return unknown.isEmpty() ? Optional.empty()
                : Optional.of("These are no settings of Octavus Socket Chat and have no effect: " + String.join(", ", unknown));
    }

    /** As it is, or as a variable, which MicroProfile Config looks for in upper case or not. */
    private static boolean isKnown(String name) {
        return Settings.all().stream().anyMatch(setting -> name.equals(setting.name()) || name.equals(setting.variable())
                || name.equals(setting.name().replaceAll("[^A-Za-z0-9]", "_")));
    }

    /** WildFly lists a variable also as the property that it may stand for. */
    private static boolean isEcho(String name, Set<String> names) {
        return name.indexOf('.') > 0 && names.contains(variable(name));
    }

    private static String nearest(String name) {
        String wanted = variable(printable(name));
        Setting<?> nearest = Settings.all().stream().min(Comparator.comparingInt(setting -> distance(wanted, setting.variable())))
                .orElseThrow();
        return name.indexOf('.') > 0 ? nearest.name() : nearest.variable();
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** How many letters have to be added, left out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
