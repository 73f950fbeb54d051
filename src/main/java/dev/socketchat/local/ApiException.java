package dev.socketchat.local;

import dev.socketchat.local.session.SessionException;
import java.util.Map;

/** A request that is answered with an error; the message is for the caller. */
final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    private ApiException(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    ApiException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    static ApiException of(SessionException e) {
        String code = e.reason().name();
        return switch (e.reason()) {
            case VALIDATION_ERROR -> new ApiException(400, code, e.getMessage());
            case NOT_FOUND, SESSION_EXPIRED -> new ApiException(404, code, e.getMessage());
            case SESSION_BUSY -> new ApiException(429, code, e.getMessage(), Map.of("Retry-After", "1"));
        };
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }
}
