package dev.socketchat.octavus;

import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.function.BiConsumer;

/** Tells an application's functions of new values of an agent's resources. */
final class ResourceWatch {

    private static final System.Logger LOG = System.getLogger(ResourceWatch.class.getName());

    /** The type of the event that tells of a new value. */
    static final String EVENT = "resource-update";

    private ResourceWatch() {}

    static void notify(Map<String, BiConsumer<String, JsonValue>> watchers, StreamEvent.Opaque event) {
        if (watchers.isEmpty()) {
            return;
        }
        JsonObject update = event.members();
        String name = Json.text(update, "name").orElse("");
        BiConsumer<String, JsonValue> watcher = watchers.get(name);
        if (watcher != null) {
            call(watcher, name, update.getOrDefault("value", JsonValue.NULL));
        }
    }

    private static void call(BiConsumer<String, JsonValue> watcher, String name, JsonValue value) {
        try {
            watcher.accept(name, value);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "The watcher of resource " + LogText.of(name) + " failed", e);
        }
    }
}
