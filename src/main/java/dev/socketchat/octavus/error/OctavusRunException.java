package dev.socketchat.octavus.error;

/** The platform ended a run with an {@code error} event. The message is that event: for logs, not for users. */
public final class OctavusRunException extends OctavusException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure of one run. */
    public OctavusRunException(String event) {
        super("The platform says " + event, null);
    }
}
