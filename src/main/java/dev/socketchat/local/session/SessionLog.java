package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The execution log of one session; keeps the newest entries. Safe for several threads. */
final class SessionLog {

    private static final int LIMIT = 3000;

    private final Clock clock;
    private final Deque<JsonObject> entries = new ArrayDeque<>();
    private int total;

    SessionLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String type, JsonObjectBuilder members) {
        JsonObjectBuilder entry = JsonText.object().add("id", "log_" + (total + 1))
                .add("timestamp", clock.instant().toString()).add("sequence", total).add("type", type);
        entries.add(entry.addAll(members).build());
        total++;
        if (entries.size() > LIMIT) {
            entries.remove();
        }
    }

    synchronized JsonObject json(String sessionId, boolean withModelRequests) {
        Predicate<JsonObject> wanted = entry -> withModelRequests || !entry.getString("type").equals("model-request");
        List<JsonObject> shown = entries.stream().filter(wanted).toList();
        boolean truncated = total > entries.size();
        return JsonText.object().add("sessionId", sessionId).add("entries", JsonText.array(shown))
                .add("total", truncated ? total : shown.size()).add("truncated", truncated).build();
    }
}
