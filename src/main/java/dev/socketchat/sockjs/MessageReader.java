package dev.socketchat.sockjs;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON array of strings, strictly (RFC 8259) and without recursion. A reader of its own because lone
 * surrogates have to survive and because the first element that is no string settles the matter.
 */
final class MessageReader {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int END = -1;

    private static final int ROOM_TO_GROW = 16;

    private final String text;
    private int at;

    MessageReader(String text) {
        this.text = text;
    }

    Incoming readArrayOrString() {
        skipBlanks();
        if (peek() != '"') {
            return readArray();
        }
        String message = readString();
        return message != null && isAtEnd() ? new Incoming.Messages(List.of(message)) : new Incoming.Broken();
    }

    Incoming readArray() {
        skipBlanks();
        if (peek() != '[') {
            return classify();
        }
        at++;
        skipBlanks();
        List<String> messages = new ArrayList<>();
        if (peek() == ']') {
            at++;
        } else if (!readElements(messages)) {
            return classify();
        }
        return isAtEnd() ? new Incoming.Messages(messages) : new Incoming.Broken();
    }

    private boolean readElements(List<String> messages) {
        while (true) {
            skipBlanks();
            String message = peek() == '"' ? readString() : null;
            if (message == null) {
                return false;
            }
            messages.add(message);
            skipBlanks();
            int next = peek();
            at++;
            if (next != ',') {
                return next == ']';
            }
        }
    }

    private @Nullable String readString() {
        int from = ++at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(from, at++);
            }
            if (c == '\\') {
                return readEscaped(new StringBuilder(at - from + ROOM_TO_GROW).append(text, from, at));
            }
            if (c < 0x20) {
                return null;
            }
        }
        return null;
    }

    private @Nullable String readEscaped(StringBuilder message) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return message.toString();
            }
            if (c < 0x20) {
                return null;
            }
            if (c == '\\') {
                int unescaped = readEscape();
                if (unescaped == END) {
                    return null;
                }
                c = (char) unescaped;
            }
            message.append(c);
        }
        return null;
    }

    private int readEscape() {
        int kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readHex();
            default -> END;
        };
    }

    private int readHex() {
        if (at + 4 > text.length()) {
            return END;
        }
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            char c = text.charAt(at);
            int digit = c < 0x80 ? Character.digit(c, 16) : END;
            if (digit < 0) {
                return END;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at == text.length();
    }

    /** Tells JSON of another kind from no JSON, because the protocol answers them with different words. */
    private Incoming classify() {
        if (text.isBlank()) {
            return new Incoming.NotMessages();
        }
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
            return new Incoming.NotMessages();
        } catch (JsonException e) {
            return new Incoming.Broken();
        } catch (RuntimeException e) {
            // Parsers refuse deep nesting with a bare RuntimeException: JSON all the same, as far as we care.
            return new Incoming.NotMessages();
        }
    }
}
