package dev.socketchat.local.model;

import java.util.Optional;

/** A model that cannot answer. Becomes an {@code error} event of source {@code provider}. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final boolean retryable;
    private final transient Optional<Double> retryAfter;
    private final transient Optional<String> code;

    /**
     * Describes a failure.
     *
     * @param type an error type of the platform, for example {@code rate_limit_error}
     * @param message for a person
     * @param retryable whether asking again may help
     * @param retryAfter seconds to wait before
     * @param code the provider's own word for it
     */
    public ModelException(String type, String message, boolean retryable, Optional<Double> retryAfter,
            Optional<String> code) {
        super(message);
        this.type = type;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
        this.code = code;
    }

    /** The error type. */
    public String type() {
        return type;
    }

    /** Whether asking again may help. */
    public boolean retryable() {
        return retryable;
    }

    /** Seconds to wait before asking again. */
    public Optional<Double> retryAfter() {
        return retryAfter;
    }

    /** The provider's own word for it. */
    public Optional<String> code() {
        return code;
    }
}
