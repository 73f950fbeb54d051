package dev.socketchat.sockjs;

import java.util.List;

/**
 * Writes and reads the JSON of SockJS frames. Besides what JSON demands, it escapes what browsers lose or change:
 * joiners and directional marks, line separators, non-characters and every surrogate, as the encoding tests of SockJS
 * protocol 0.3.3 compare them: {@code \\u} and four lower-case digits.
 */
public final class SockJsCodec {

    private static final String HEX = "0123456789abcdef";
    /** Room for brackets, quotes and a few escapes beside each message. */
    private static final int MESSAGE_OVERHEAD = 24;

    private SockJsCodec() {}

    static String encodeMessages(List<String> messages) {
        StringBuilder frame = new StringBuilder(estimate(messages));
        String separator = "a[";
        for (String message : messages) {
            frame.append(separator);
            quote(message, frame);
            separator = ",";
        }
        return frame.append(']').toString();
    }

    private static int estimate(List<String> messages) {
        int characters = 2;
        for (String message : messages) {
            characters += message.length() + (message.length() >> 2) + MESSAGE_OVERHEAD;
        }
        return characters;
    }

    static String encodeClose(CloseStatus status) {
        StringBuilder frame = new StringBuilder("c[").append(status.code()).append(',');
        quote(status.reason(), frame);
        return frame.append(']').toString();
    }

    /** Appends a JSON string literal with SockJS's escapes; lone surrogates survive as escapes. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        int plainFrom = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (needsEscape(c)) {
                out.append(text, plainFrom, i);
                escape(c, out);
                plainFrom = i + 1;
            }
        }
        out.append(text, plainFrom, length).append('"');
    }

    private static boolean needsEscape(char c) {
        if (c < 0x200c) {
            return c < 0x20 || c == '"' || c == '\\';
        }
        return c <= 0x206f
                ? c <= 0x200f || c >= 0x2060 || (c >= 0x2028 && c <= 0x202f)
                : Character.isSurrogate(c) || c >= 0xfff0;
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> escapeAsHex(c, out);
        }
    }

    /** Appends {@code \\u} and the four lower-case digits of a UTF-16 unit. */
    public static void escapeAsHex(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }

    /** Reads an upload of an HTTP transport: a JSON array of strings. */
    public static Incoming decodeArray(String text) {
        return new MessageReader(text).readArray();
    }

    /** Reads a text of the WebSocket transport: a JSON array of strings, or one string alone. */
    public static Incoming decodeArrayOrString(String text) {
        return new MessageReader(text).readArrayOrString();
    }

    /** The number of bytes the text takes as UTF-8; a lone surrogate counts as three. */
    public static int utf8Length(CharSequence text) {
        int units = text.length();
        int bytes = units;
        for (int i = 0; i < units; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // A pair takes four bytes: two for each of its halves, found below as one more each.
                bytes += c < 0x800 || isPaired(text, i, c) ? 1 : 2;
            }
        }
        return bytes;
    }

    private static boolean isPaired(CharSequence text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
