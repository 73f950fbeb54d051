package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** One message of a session. Parts are added by the running execution while others may read. */
final class Message {

    private final String id;
    private final String role;
    private final Instant createdAt;
    private final Optional<JsonObject> sender;
    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private volatile boolean done;

    Message(String id, String role, Instant createdAt, Optional<JsonObject> sender) {
        this.id = id;
        this.role = role;
        this.createdAt = createdAt;
        this.sender = sender;
    }

    String id() {
        return id;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void add(Part part) {
        parts.add(part);
    }

    void end() {
        done = true;
    }

    JsonObject internal(MessageShape shape) {
        String content = parts.stream().map(Part::text).collect(Collectors.joining());
        JsonObjectBuilder json = JsonText.object().add("id", id).add("role", role).add("content", content)
                .add("createdAt", createdAt.toString());
        sender.ifPresent(it -> json.add("sender", it));
        return json.add("parts", JsonText.array(
                parts.stream().map(shape::internal).flatMap(Optional::stream).toList())).build();
    }

    /** The form pages show; empty for a message without visible parts. */
    Optional<JsonObject> shown(MessageShape shape) {
        List<JsonObject> visible = parts.stream().map(shape::shown).flatMap(Optional::stream).toList();
        if (visible.isEmpty() || role.equals("system")) {
            return Optional.empty();
        }
        JsonObjectBuilder json = JsonText.object().add("id", id).add("role", role)
                .add("status", done ? "done" : "streaming").add("createdAt", createdAt.toString());
        sender.ifPresent(it -> json.add("sender", it));
        return Optional.of(json.add("parts", JsonText.array(visible)).build());
    }
}
