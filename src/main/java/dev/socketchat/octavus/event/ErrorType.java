package dev.socketchat.octavus.event;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of failure in {@code error} events (Octavus documentation, "Error handling"). The platform may send others,
 * so events carry the name as text; these are the ones this client gives itself.
 */
public enum ErrorType {
    /** The credential was not accepted. */
    AUTHENTICATION("authentication_error", "The assistant is not set up correctly. Please tell the operator."),
    /** The credential does not allow this. */
    PERMISSION("permission_error", "The assistant is not set up correctly. Please tell the operator."),
    /** The request was not understood. */
    VALIDATION("validation_error", "The assistant could not make sense of this request."),
    /** The session, agent or execution does not exist. */
    NOT_FOUND("not_found_error", "This conversation is no longer available. Please start a new one."),
    /** Too many requests. */
    RATE_LIMIT("rate_limit_error", "The assistant is busy. Please try again in a moment."),
    /** The account's budget is used up. */
    QUOTA_EXCEEDED("quota_exceeded_error", "The assistant's usage limit is reached. Please tell the operator."),
    /** A model provider failed. */
    PROVIDER("provider_error", "The assistant's model failed. Please try again."),
    /** A model provider or the platform has too much to do. */
    PROVIDER_OVERLOADED("provider_overloaded", "The assistant is overloaded. Please try again in a moment."),
    /** A model provider or the platform took too long. */
    PROVIDER_TIMEOUT("provider_timeout", "The assistant took too long to answer. Please try again."),
    /** The agent's protocol failed while it ran. */
    EXECUTION("execution_error", "The assistant failed while it worked on this. Please try again."),
    /** A tool failed. */
    TOOL("tool_error", "A tool of the assistant failed."),
    /** The agent's protocol is wrong. */
    PROTOCOL("protocol_error", "The assistant is not set up correctly. Please tell the operator."),
    /** The platform or this server failed. */
    INTERNAL("internal_error", "Something went wrong with the assistant. Please try again."),
    /** None of the others. */
    UNKNOWN("unknown_error", "Something went wrong with the assistant.");

    private final String wireName;
    private final String safeText;

    ErrorType(String wireName, String safeText) {
        this.wireName = wireName;
        this.safeText = safeText;
    }

    /** The name in events. */
    public String wireName() {
        return wireName;
    }

    /** A sentence for users that gives nothing away. */
    public String safeText() {
        return safeText;
    }

    /** The type of that name in events, if it is one of these. */
    public static Optional<ErrorType> named(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
    }

    /** The type an HTTP status stands for. */
    public static ErrorType ofStatus(int status) {
        return switch (status) {
            case 400 -> VALIDATION;
            case 401 -> AUTHENTICATION;
            case 402 -> QUOTA_EXCEEDED;
            case 403 -> PERMISSION;
            case 404 -> NOT_FOUND;
            case 429 -> RATE_LIMIT;
            case 503 -> PROVIDER_OVERLOADED;
            case 504 -> PROVIDER_TIMEOUT;
            default -> status >= 500 ? INTERNAL : UNKNOWN;
        };
    }
}
