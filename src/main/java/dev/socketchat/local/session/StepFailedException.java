package dev.socketchat.local.session;

import jakarta.json.JsonObject;

/** The execution cannot go on; carries the {@code error} event that says so. */
final class StepFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient JsonObject event;

    StepFailedException(JsonObject event) {
        super(event.getString("message"));
        this.event = event;
    }

    JsonObject event() {
        return event;
    }
}
