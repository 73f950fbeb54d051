package dev.socketchat.octavus;

/** How a run ended. */
public enum RunOutcome {
    /** With a {@code finish} of the platform. */
    FINISHED,
    /** With an {@code error}: of the platform, or in its place because the run could not go on. */
    FAILED,
    /** Without any event of the platform that ends a run: the connection broke, fell silent or was closed early. */
    INTERRUPTED,
    /** Calls for the browser are open; its continuation starts the next run. */
    WAITING_FOR_CLIENT_TOOLS,
    /** Stopped, replaced by a newer run, or closed: nothing was sent afterwards. */
    STOPPED
}
