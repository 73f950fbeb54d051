package dev.socketchat.octavus.message;

import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A message as users see it.
 *
 * @param role {@code user} or {@code assistant}
 * @param status {@code streaming} or {@code done}
 */
public record UiMessage(
        String id, String role, String status, Instant createdAt, Optional<Sender> sender, List<UiPart> parts) {

    /** Keeps its own list of parts. */
    public UiMessage {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a message; the time may be ISO 8601 or milliseconds since 1970.
     *
     * @throws OctavusProtocolException if a member that every message has is missing
     */
    public static UiMessage fromJson(JsonObject json) {
        Optional<Sender> sender = Json.member(json, "sender")
                .map(who -> new Sender(Json.text(who, "id"), Json.text(who, "name"), Json.text(who, "image")));
        List<UiPart> parts = Json.items(json, "parts").orElseThrow(() -> missing("parts")).stream()
                .map(part -> UiPart.of(part.asJsonObject()))
                .toList();
        return new UiMessage(
                required(json, "id"),
                required(json, "role"),
                required(json, "status"),
                time(json.get("createdAt")),
                sender,
                parts);
    }

    /** Writes the message as the platform and the browser clients expect it. */
    public JsonObject toJson() {
        JsonArrayBuilder array = Json.array();
        parts.forEach(part -> array.add(part.members()));
        JsonObjectBuilder json = Json.object()
                .add("id", id)
                .add("role", role)
                .add("status", status)
                .add("createdAt", createdAt.toString());
        sender.ifPresent(who -> json.add("sender", who.toJson()));
        return json.add("parts", array).build();
    }

    private static String required(JsonObject json, String member) {
        return Json.text(json, member).orElseThrow(() -> missing(member));
    }

    private static Instant time(JsonValue value) {
        try {
            if (value instanceof JsonNumber millis) {
                return Instant.ofEpochMilli(millis.longValue());
            }
            if (value instanceof JsonString text) {
                return OffsetDateTime.parse(text.getString()).toInstant();
            }
        } catch (DateTimeException e) {
            throw new OctavusProtocolException("A message has a createdAt that is no time", e);
        }
        throw missing("createdAt");
    }

    private static OctavusProtocolException missing(String member) {
        return new OctavusProtocolException("A message has no valid " + member, null);
    }
}
