package dev.socketchat.octavus.error;

import org.jspecify.annotations.Nullable;

/**
 * What all failures of the client have in common. Messages may hold texts of the platform: log them, do not show them
 * to users.
 */
public class OctavusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates a failure with an optional cause. */
    public OctavusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
