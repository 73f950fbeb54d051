package dev.socketchat.octavus.config;

/** A credential that does not print itself. Immutable, so any thread may use it. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a credential. White space around it is dropped.
     *
     * @throws IllegalArgumentException if it is empty or could not stand in an HTTP header; the text is not repeated
     */
    public static Secret of(String value) {
        String trimmed = value.strip();
        if (trimmed.isEmpty() || !trimmed.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("A secret must consist of visible ASCII characters without spaces");
        }
        return new Secret(trimmed);
    }

    /** The credential itself. Meant for the one place that writes it into a request. */
    public String reveal() {
        return value;
    }

    /** Three stars, whatever the credential. */
    @Override
    public String toString() {
        return "***";
    }
}
