package dev.socketchat.octavus;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * What a session did. The platform gives the newest 3,000 entries at most.
 *
 * @param total how many entries there are
 * @param truncated whether some are missing here
 */
public record SessionLog(String sessionId, List<Entry> entries, int total, boolean truncated) {

    /**
     * One entry. Types are open-ended, so the members are kept as they came.
     *
     * @param timestamp ISO 8601
     */
    public record Entry(String id, String timestamp, String type, JsonObject members) {
        static Entry fromJson(JsonObject json) {
            return new Entry(json.getString("id"), json.getString("timestamp"), json.getString("type"), json);
        }
    }
}
