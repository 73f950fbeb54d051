package dev.socketchat.octavus;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * The head and the tail of a long tool result, with a note on what is missing: 16,384 characters of it, three fifths
 * from the head.
 */
final class Preview {

    static final int LENGTH = 16_384;
    private static final int HEAD = 9831;
    private static final int TAIL = LENGTH - HEAD;

    private Preview() {}

    /** What is measured and shortened: a string as it is, anything else as JSON. */
    static String contentOf(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    static String of(String content) {
        if (content.length() <= LENGTH) {
            return content;
        }
        return "[This tool result was too long (" + content.length()
                + " characters) and has been shortened. Filter, limit or page it, or return"
                + " a reference, to get the rest.]\n\n" + content.substring(0, HEAD) + "\n[… "
                + (content.length() - LENGTH)
                + " characters left out …]\n" + content.substring(content.length() - TAIL);
    }
}
