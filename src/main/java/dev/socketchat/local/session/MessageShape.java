package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Which parts of a message a caller understands. */
public enum MessageShape {
    /** Everything; for callers that name the version of their wire format. */
    CURRENT(Set.of(), Set.of()),
    /**
     * Without the parts and states that came after the first version of the platform's packages: those reject a whole
     * answer for the sake of one part they do not know.
     */
    FIRST(Set.of("step-start", "operation", "todo", "worker"), Set.of("step-start", "todo", "worker"));

    private final Set<String> hiddenInternally;
    private final Set<String> hiddenFromPages;

    MessageShape(Set<String> hiddenInternally, Set<String> hiddenFromPages) {
        this.hiddenInternally = hiddenInternally;
        this.hiddenFromPages = hiddenFromPages;
    }

    Optional<JsonObject> internal(Part part) {
        return Optional.of(part.internal()).filter(json -> !hiddenInternally.contains(json.getString("type")));
    }

    Optional<JsonObject> shown(Part part) {
        return part.shown().filter(json -> !hiddenFromPages.contains(json.getString("type"))).map(this::known);
    }

    private JsonObject known(JsonObject part) {
        boolean cancelled = this == FIRST && part.getString("status", "").equals("cancelled");
        return cancelled ? JsonText.copy(part).add("status", "error").build() : part;
    }
}
