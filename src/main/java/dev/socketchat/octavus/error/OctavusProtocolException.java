package dev.socketchat.octavus.error;

import org.jspecify.annotations.Nullable;

/** The platform answered with something that is not what the API promises. */
public final class OctavusProtocolException extends OctavusException {

    private static final long serialVersionUID = 1L;

    /** Creates a failure with an optional cause. */
    public OctavusProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
