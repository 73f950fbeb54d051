package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.error.OctavusException;
import org.jspecify.annotations.Nullable;

/** A tool's failure whose message may be shown to the model and to the user, unlike that of any other exception. */
public final class ToolException extends OctavusException {

    private static final long serialVersionUID = 1L;

    /** Creates a failure with a text for the model and the user. */
    public ToolException(String message) {
        super(message, null);
    }

    /** Creates a failure with a text for the model and the user, and a cause for the log. */
    public ToolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
