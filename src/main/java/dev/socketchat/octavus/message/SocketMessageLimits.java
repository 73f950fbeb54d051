package dev.socketchat.octavus.message;

/**
 * What a message of a browser may hold.
 *
 * @param triggerChars length of a trigger or stop in characters; default 65,536
 * @param continueChars length of a continuation in characters; default 1,048,576
 * @param inputStringChars length of each text in a trigger's input; default 32,000
 * @param depth levels of nesting; default 32
 * @param members members and items in all; default 2,000
 * @param numberChars length of a number as written; default 32
 * @param toolResults results in one continuation; default 64
 */
public record SocketMessageLimits(
        int triggerChars,
        int continueChars,
        int inputStringChars,
        int depth,
        int members,
        int numberChars,
        int toolResults) {

    /** The defaults. */
    public static final SocketMessageLimits DEFAULTS =
            new SocketMessageLimits(64 * 1024, 1024 * 1024, 32_000, 32, 2000, 32, 64);
}
