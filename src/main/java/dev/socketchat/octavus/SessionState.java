package dev.socketchat.octavus;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * Everything the platform keeps of a session, for debugging.
 *
 * @param messages internal messages, hidden ones included; not what users see
 * @param createdAt ISO 8601, as is {@code updatedAt}
 */
public record SessionState(
        String id,
        String agentId,
        JsonObject input,
        JsonObject variables,
        JsonObject resources,
        List<JsonObject> messages,
        String createdAt,
        String updatedAt) {}
