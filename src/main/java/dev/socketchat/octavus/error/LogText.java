package dev.socketchat.octavus.error;

/** Foreign text made fit for one line of a log. */
public final class LogText {

    private static final int MAX_LENGTH = 300;

    private LogText() {}

    /** The text cut to 300 characters, with every control, format and line character as a question mark. */
    public static String of(String foreign) {
        String cut = foreign.length() > MAX_LENGTH ? foreign.substring(0, MAX_LENGTH) + "…" : foreign;
        return cut.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
