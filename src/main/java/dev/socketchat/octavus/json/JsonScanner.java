package dev.socketchat.octavus.json;

import java.util.Optional;

/**
 * Checks that a text is one JSON object within bounds and finds one top-level member, without building anything
 * (RFC 8259). Of equal member names the last counts, as in a browser's {@code JSON.parse}. One use per instance, by one
 * thread.
 */
public final class JsonScanner {

    private final String text;
    private final JsonLimits limits;
    private final String wanted;
    private int pos;
    private int depth;
    private int members;
    private int memberStart = -1;
    private int valueStart;
    private int valueEnd;

    /** Looks for the type of an event or message. */
    public JsonScanner(String text, JsonLimits limits) {
        this(text, limits, "type");
    }

    /** Looks for another member of the outermost object. */
    public JsonScanner(String text, JsonLimits limits, String wanted) {
        this.text = text;
        this.limits = limits;
        this.wanted = wanted;
    }

    /**
     * Reads the whole text.
     *
     * @throws MalformedJsonException if it is no JSON object, or goes over one of the limits
     */
    public void scan() throws MalformedJsonException {
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

    /** After {@link #scan()}: the value of the member, if it is there and a string. */
    public Optional<String> string() {
        return isString()
                ? Optional.of(JsonEscapes.decode(text.substring(valueStart + 1, valueEnd - 1)))
                : Optional.empty();
    }

    /** After {@link #scan()}: whether the value is written exactly like this; cheaper than {@link #string()}. */
    public boolean stringIs(String value) {
        return isString() && valueEnd - valueStart == value.length() + 2 && text.startsWith(value, valueStart + 1);
    }

    /** The event's text without that member of its outermost object, every other character as it was. */
    public static String without(String event, String member) {
        String text = event;
        JsonScanner scanner = scanned(text, member);
        while (scanner.isFound()) {
            text = scanner.without();
            scanner = scanned(text, member);
        }
        return text;
    }

    private static JsonScanner scanned(String event, String member) {
        JsonScanner scanner = new JsonScanner(event, JsonLimits.EVENT, member);
        scanner.scan();
        return scanner;
    }

    private String without() {
        int from = memberStart;
        int to = valueEnd;
        while (" \t\r\n".indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        if (text.charAt(to) == ',') {
            return text.substring(0, from) + text.substring(to + 1);
        }
        // It was the last member: the comma before it goes, if there is one.
        do {
            from--;
        } while (" \t\r\n".indexOf(text.charAt(from)) >= 0);
        return text.substring(0, text.charAt(from) == ',' ? from : from + 1) + text.substring(to);
    }

    private boolean isFound() {
        return memberStart >= 0;
    }

    private boolean isString() {
        return isFound() && text.charAt(valueStart) == '"';
    }

    private void value() {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> quoted();
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
        int start = pos;
        quoted();
        boolean found = depth == 1 && isWanted(start + 1, pos - 1);
        skipSpace();
        expect(':');
        skipSpace();
        int from = pos;
        value();
        if (found) {
            memberStart = start;
            valueStart = from;
            valueEnd = pos;
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
            throw MalformedJsonException.excess("it is nested deeper than " + limits.depth() + " levels");
        }
        pos++;
        skipSpace();
    }

    private void count() {
        if (++members > limits.members()) {
            throw MalformedJsonException.excess("it has more than " + limits.members() + " members");
        }
    }

    private void quoted() {
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
            throw MalformedJsonException.excess("a text in it is longer than " + limits.stringLength() + " characters");
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
            throw MalformedJsonException.excess("a number in it is longer than " + limits.numberLength() + " characters");
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

    private boolean isWanted(int from, int to) {
        return to - from == wanted.length() && text.startsWith(wanted, from) || isWantedEscaped(from, to);
    }

    private boolean isWantedEscaped(int from, int to) {
        // An escape takes six characters at most.
        return to - from > wanted.length()
                && to - from <= 6 * wanted.length()
                && JsonEscapes.decode(text.substring(from, to)).equals(wanted);
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
