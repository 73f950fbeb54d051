package dev.socketchat.octavus;

import java.util.Random;

/** Writes legal JSON as nobody would: odd numbers, escapes, white space, repeated names. */
final class OddJson {

    private static final String[] SPACES = {"", "", "", " ", "\t", "  ", " \t "};
    private static final String[] NUMBERS = {
        "0", "-0", "1e2", "1E+02", "-1.50e-7", "0.1000", "123456789012345678901234567890", "9007199254740993"
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "\\u00e4",
        "ä",
        "😀",
        "\\ud83d\\ude00",
        "\\ud800",
        "\\/",
        "\\\"",
        "\\\\",
        "</script>",
        "\u2028",
        "\u007f",
        "data: x",
        "type"
    };

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    OddJson(Random random) {
        this.random = random;
    }

    String event() {
        text.append(space()).append('{').append(space());
        members(random.nextInt(4));
        text.append("\"type\"")
                .append(space())
                .append(':')
                .append(space())
                .append("\"odd-")
                .append(random.nextInt(5))
                .append('"')
                .append(space());
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(',').append(space());
            member();
        }
        return text.append('}').append(space()).toString();
    }

    private void members(int count) {
        for (int i = 0; i < count; i++) {
            member();
            text.append(',').append(space());
        }
    }

    private void member() {
        text.append('"')
                .append('m')
                .append(pick(TEXTS))
                .append('"')
                .append(space())
                .append(':')
                .append(space());
        value(4);
        text.append(space());
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text.append(pick(NUMBERS));
            case 1 -> text.append('"').append(pick(TEXTS)).append(pick(TEXTS)).append('"');
            case 2 -> text.append(pick("true", "false", "null"));
            case 3 -> text.append(pick("{}", "[]", "[ ]", "{ }"));
            case 4 -> array(depth);
            default -> object(depth);
        }
    }

    private void array(int depth) {
        text.append('[').append(space());
        value(depth - 1);
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(space()).append(',').append(space());
            value(depth - 1);
        }
        text.append(space()).append(']');
    }

    private void object(int depth) {
        text.append("{\"type\":");
        value(depth - 1);
        text.append(",\"type\":");
        value(depth - 1);
        text.append('}');
    }

    private String space() {
        return pick(SPACES);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
