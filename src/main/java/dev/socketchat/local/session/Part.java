package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import java.util.Optional;

/** One piece of a message in its two forms: the internal one of the full state, and the one pages show. */
interface Part {

    /** The form of the full state. */
    JsonObject internal();

    /** The form pages show; empty when they show nothing. */
    Optional<JsonObject> shown();

    /** The visible text in it. */
    default String text() {
        return "";
    }
}
