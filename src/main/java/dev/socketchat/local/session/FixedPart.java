package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** A part that never changes: a source, a file, an object, an operation or the border between two steps. */
record FixedPart(JsonObject internal, Optional<JsonObject> shown) implements Part {

    static FixedPart stepStart() {
        JsonObject step = JsonText.object().add("type", "step-start").build();
        return new FixedPart(JsonText.copy(step).add("visible", true).build(), Optional.of(step));
    }

    /** A part whose inner form wraps what the page shows under the name of its type. */
    static FixedPart wrapped(String type, JsonObject value, boolean visible) {
        JsonObject internal = JsonText.object().add("type", type).add("visible", visible).add(type, value).build();
        JsonObject shown = JsonText.object().add("type", type).addAll(JsonText.copy(value)).build();
        return new FixedPart(internal, visible ? Optional.of(shown) : Optional.empty());
    }

    /** A structured value in a user's message. */
    static FixedPart object(String id, JsonValue value) {
        JsonObject object = JsonText.object().add("id", id).add("typeName", "object").add("object", value)
                .add("status", "done").build();
        return wrapped("object", object, true);
    }
}
