package dev.socketchat.chat.conversation;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/** Writes the records that carry {@link CustomEvent} as the page receives them. Any thread may call. */
final class EventText {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** Octavus documentation, "Streaming": the names of the agent's own events. */
    private static final Set<String> OCTAVUS_EVENTS = Set.of("start", "finish", "error", "text-start", "text-delta",
            "text-end", "reasoning-start", "reasoning-delta", "reasoning-end", "tool-input-start", "tool-input-delta",
            "tool-input-end", "tool-input-available", "tool-output-available", "tool-output-error", "tool-request",
            "client-tool-request", "block-start", "block-end", "resource-update", "file-available", "source",
            "todo-update", "worker-input-start", "worker-input-delta", "worker-input-ready", "worker-start",
            "worker-result", "usage");

    private final JsonBinding json = new JsonBinding();

    /** @throws IllegalArgumentException if the event has no name, or one the agent's events use */
    String of(Object event) {
        CustomEvent name = event.getClass().getAnnotation(CustomEvent.class);
        if (name == null) {
            throw new IllegalArgumentException(event.getClass().getName() + " carries no @CustomEvent name");
        }
        if (OCTAVUS_EVENTS.contains(name.value())) {
            throw new IllegalArgumentException("'" + name.value() + "' is the name of an event of the agent's stream");
        }
        JsonObject members = json.toJson(event).asJsonObject();
        if (members.containsKey("type")) {
            throw new IllegalArgumentException(event.getClass().getName() + " has a component 'type', which is the event's name");
        }
        JsonObjectBuilder object = JSON.createObjectBuilder().add("type", name.value());
        members.forEach(object::add);
        return object.build().toString();
    }
}
