package dev.socketchat.octavus.error;

import org.jspecify.annotations.Nullable;

/** The platform could not be reached, did not answer in time, or the connection broke before an answer. */
public final class OctavusIoException extends OctavusException {

    private static final long serialVersionUID = 1L;

    /** Creates a failure with an optional cause. */
    public OctavusIoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
