package dev.socketchat.chat.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a customer changes about the look: a colour of theirs, and variables of the style sheet by name. Nothing but a
 * checked value reaches the style sheet, so a mistake cannot become a rule.
 *
 * @param accent the colour that buttons, links and a person's messages are derived from
 * @param light variables of the light theme, and of both where they are no colours
 * @param dark colours of the dark theme
 */
public record Theme(Optional<Colour> accent, Map<String, String> light, Map<String, String> dark) {

    /** The colours that can be set; {@code webapp/src/styles/tokens.css} gives each its use. */
    static final List<String> COLOURS = List.of("c-bg", "c-surface", "c-raised", "c-text", "c-muted", "c-border",
            "c-border-strong", "c-accent", "c-accent-hover", "c-on-accent", "c-accent-soft", "c-accent-text", "c-ok", "c-ok-soft",
            "c-warn", "c-warn-soft", "c-err", "c-err-soft");
    /** The other variables that can be set, each with the values it takes. */
    static final Map<String, Pattern> OTHERS = others();

    /** The backgrounds of the page's own themes. */
    static final Colour LIGHT = new Colour(0xff, 0xff, 0xff);
    static final Colour DARK = new Colour(0x14, 0x16, 0x1a);

    private static final List<String> TEXTS = List.of("c-text", "c-muted", "c-accent-text", "c-ok", "c-warn", "c-err");

    /**
     * Checks variables.
     *
     * @return the same
     * @throws IllegalArgumentException naming the first one that is unknown or has no value of its kind
     */
    public static Map<String, String> checked(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            Pattern shape = OTHERS.get(name);
            if (COLOURS.contains(name)) {
                require(name, value, isColour(value), "a colour written as #rrggbb");
            } else {
                require(name, value, shape != null && shape.matcher(value).matches(),
                        shape == null ? "a variable of the page" : "a value like the one in tokens.css");
            }
        });
        return variables;
    }

    /** The style sheet: rules that win over the page's own, whatever the order they are loaded in. */
    public String css() {
        String both = rule(":root:root", light.entrySet().stream().filter(variable -> OTHERS.containsKey(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Map<String, String> lightColours = colours(light, LIGHT);
        Map<String, String> darkColours = colours(dark, DARK);
        return both + rule(":root:root[data-theme='light']", lightColours) + rule(":root:root[data-theme='dark']", darkColours)
                + "@media (prefers-color-scheme: light) {\n" + rule(":root:root:not([data-theme])", lightColours) + "}\n"
                + "@media (prefers-color-scheme: dark) {\n" + rule(":root:root:not([data-theme])", darkColours) + "}\n";
    }

    /** What of the configured colours people will have trouble to read, each in words. */
    public List<String> hardToRead() {
        return Stream.concat(hardToRead("light", colours(light, LIGHT), LIGHT), hardToRead("dark", colours(dark, DARK), DARK)).toList();
    }

    private static Stream<String> hardToRead(String theme, Map<String, String> colours, Colour usual) {
        Colour background = background(colours, usual);
        return TEXTS.stream().filter(colours::containsKey)
                .filter(name -> Colour.parse(colours.get(name)).contrast(background) < Accent.READABLE)
                .map(name -> "%s %s on %s in the %s theme has a contrast under %s to 1"
                        .formatted(name, colours.get(name), background, theme, Accent.READABLE));
    }

    private Map<String, String> colours(Map<String, String> set, Colour usual) {
        Map<String, String> all = new TreeMap<>();
        accent.ifPresent(colour -> all.putAll(Accent.on(background(set, usual), colour).variables()));
        all.putAll(set);
        all.keySet().retainAll(COLOURS);
        return all;
    }

    private static Colour background(Map<String, String> colours, Colour usual) {
        return Optional.ofNullable(colours.get("c-bg")).map(Colour::parse).orElse(usual);
    }

    private static String rule(String selector, Map<String, String> variables) {
        return variables.isEmpty() ? "" : new TreeMap<>(variables).entrySet().stream()
                .map(variable -> "  --" + variable.getKey() + ": " + variable.getValue() + ";\n")
                .collect(Collectors.joining("", selector + " {\n", "}\n"));
    }

    private static boolean isColour(String value) {
        try {
            return Colour.parse(value).contrast(Colour.BLACK) >= 1;
        } catch (IllegalArgumentException notAColour) {
            return false;
        }
    }

    private static void require(String name, String value, boolean right, String kind) {
        if (!right) {
            throw new IllegalArgumentException("must hold variables of the page with values of their kind, and '"
                    + name + "=" + value + "' is not " + kind);
        }
    }

    private static Map<String, Pattern> others() {
        Pattern families = Pattern.compile("[A-Za-z0-9 ,-]{1,200}");
        Pattern length = Pattern.compile("\\d{1,3}(\\.\\d{1,5})?(px|rem|em)");
        return Map.of("font", families, "mono", families, "small", length, "caption", length, "measure", length, "side", length);
    }
}
