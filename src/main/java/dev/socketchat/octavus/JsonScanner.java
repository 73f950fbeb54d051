package dev.socketchat.octavus;

import java.util.Optional;

/**
 * Checks that a text is one JSON object within bounds and finds its top-level {@code type}, without building anything
 * (RFC 8259). Of equal member names the last counts, as in a browser's {@code JSON.parse}. One use per instance.
 */
final class JsonScanner {

    private static final String TYPE = "type";

    private final String text;
    private final JsonLimits limits;
    private int pos;
    private int depth;
    private int members;
    private int typeStart = -1;
    private int typeEnd;

    JsonScanner(String text, JsonLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** Reads the whole text. */
    void scan() throws MalformedJsonException {
        skipSpace();
        if (peek() != '{') {
            throw new MalformedJsonException("it is not a JSON object");
        }
        object();
        skipSpace();
        if (pos < text.length()) {
            throw unexpected();
        }
    }

    /** After {@link #scan()}: the text of the member {@code type}, if there is one and it is a string. */
    Optional<String> type() {
        return typeStart < 0 ? Optional.empty() : Optional.of(JsonEscapes.decode(text.substring(typeStart, typeEnd)));
    }

    /** After {@link #scan()}: whether the type is written exactly like this; cheaper than {@link #type()}. */
    boolean typeIs(String type) {
        return typeStart >= 0 && typeEnd - typeStart == type.length() && text.startsWith(type, typeStart);
    }

    private void value() {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object() {
        enter();
        if (!take('}')) {
            do {
                skipSpace();
                member();
                skipSpace();
            } while (take(','));
            expect('}');
        }
        depth--;
    }

    private void member() {
        count();
        int nameStart = pos;
        string();
        boolean isType = depth == 1 && isTypeName(nameStart + 1, pos - 1);
        skipSpace();
        expect(':');
        skipSpace();
        int valueStart = pos;
        value();
        if (isType) {
            typeStart = text.charAt(valueStart) == '"' ? valueStart + 1 : -1;
            typeEnd = pos - 1;
        }
    }

    private void array() {
        enter();
        if (!take(']')) {
            do {
                skipSpace();
                count();
                value();
                skipSpace();
            } while (take(','));
            expect(']');
        }
        depth--;
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw new MalformedJsonException("it is nested deeper than " + limits.depth() + " levels");
        }
        pos++;
        skipSpace();
    }

    private void count() {
        if (++members > limits.members()) {
            throw new MalformedJsonException("it has more than " + limits.members() + " members");
        }
    }

    private void string() {
        expect('"');
        int start = pos;
        for (char c = next(); c != '"'; c = next()) {
            if (c == '\\') {
                escape();
            } else if (c < ' ') {
                throw unexpected();
            }
        }
        if (pos - 1 - start > limits.stringLength()) {
            throw new MalformedJsonException("a text in it is longer than " + limits.stringLength() + " characters");
        }
    }

    private void escape() {
        char c = next();
        if (c == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(asAscii(next()), 16) < 0) {
                    throw unexpected();
                }
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw unexpected();
        }
    }

    private void number() {
        int start = pos;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        if (pos - start > limits.numberLength()) {
            throw new MalformedJsonException("a number in it is longer than " + limits.numberLength() + " characters");
        }
    }

    private void digits() {
        int start = pos;
        while (peek() >= '0' && peek() <= '9') {
            pos++;
        }
        if (pos == start) {
            throw unexpected();
        }
    }

    private void literal(String word) {
        if (!text.startsWith(word, pos)) {
            throw unexpected();
        }
        pos += word.length();
    }

    private boolean isTypeName(int from, int to) {
        return to - from == TYPE.length() && text.startsWith(TYPE, from) || isEscapedTypeName(from, to);
    }

    private boolean isEscapedTypeName(int from, int to) {
        // The longest way to write the name is four escapes of six characters.
        return to - from > TYPE.length()
                && to - from <= 6 * TYPE.length()
                && JsonEscapes.decode(text.substring(from, to)).equals(TYPE);
    }

    private void skipSpace() {
        for (char c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) {
            pos++;
        }
    }

    private boolean take(char c) {
        boolean found = peek() == c;
        pos += found ? 1 : 0;
        return found;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw unexpected();
        }
    }

    private char peek() {
        return pos < text.length() ? text.charAt(pos) : 0;
    }

    private char next() {
        if (pos >= text.length()) {
            throw unexpected();
        }
        return text.charAt(pos++);
    }

    private static char asAscii(char c) {
        return c < 0x80 ? c : 0;
    }

    private MalformedJsonException unexpected() {
        return new MalformedJsonException("it is not valid JSON at character " + pos);
    }
}
