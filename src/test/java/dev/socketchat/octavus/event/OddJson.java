package dev.socketchat.octavus.event;

import java.util.Random;

/** Writes legal JSON as nobody would: odd numbers, escapes, white space, repeated names. */
public final class OddJson {

    private static final String[] SPACES = {"", "", "", " ", "\t", "  ", " \t "};
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "-0.0",
        "0e0",
        "1e2",
        "1E+02",
        "-1.50e-7",
        "0.1000",
        "1E+400",
        "-5e-999",
        "123456789012345678901234567890",
        "9007199254740993"
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "\\u00e4",
        "ä",
        "😀",
        "\\ud83d\\ude00",
        "\\uD83D\\uDE00",
        "\\ud800",
        "\\uDC00\\uD800",
        "\\b\\f\\n\\r\\t",
        "\\u0000\\u001F",
        "\\u2028\\u2029",
        "\\u003c/script\\u003E",
        "𝄞\u00a0\uffff",
        "\\/",
        "\\\"",
        "\\\\",
        "</script>",
        "\u2028\u2029\u0085",
        "\ufeff",
        "\u007f",
        "data: x",
        "type"
    };

    /** Two levels each; with those around it no deeper than a reader of events goes. */
    private static final int DEEPEST = 100;

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    public OddJson(Random random) {
        this.random = random;
    }

    /** An event of a type nobody knows. */
    public String event() {
        return event("\"type\"" + colon() + "\"odd-" + random.nextInt(5) + "\"");
    }

    /** An event with these members and odd ones around them. */
    public String event(String members) {
        text.append(space()).append('{').append(space());
        members(random.nextInt(4));
        text.append(members).append(space());
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
                .append(colon());
        value(4);
        text.append(space());
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> text.append(pick(NUMBERS));
            case 1 -> text.append('"').append(pick(TEXTS)).append(pick(TEXTS)).append('"');
            case 2 -> text.append(pick("true", "false", "null"));
            case 3 -> text.append(pick("{}", "[]", "[ ]", "{ }"));
            case 4 -> array(depth);
            case 5 -> deep();
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
        text.append('{').append(space()).append("\"type\"").append(colon());
        value(depth - 1);
        text.append(space()).append(",\"type\"").append(colon());
        value(depth - 1);
        text.append(space()).append('}');
    }

    private void deep() {
        int levels = 1 + random.nextInt(DEEPEST);
        text.append("[{\"\":".repeat(levels)).append(pick(NUMBERS)).append("}]".repeat(levels));
    }

    /** A colon with white space about it. */
    public String colon() {
        return space() + ':' + space();
    }

    private String space() {
        return pick(SPACES);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
