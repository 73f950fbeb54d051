package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a session tells about itself; an expired one tells only that. Safe for several threads. */
public final class SessionReport {

    private final Session session;
    private final Instant createdAt;
    private final Instant updatedAt;

    SessionReport(Session session, Instant createdAt, Instant updatedAt) {
        this.session = session;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** Everything, with the messages in internal form. */
    public JsonObject full(MessageShape shape) {
        if (session.isExpired()) {
            return expired();
        }
        List<JsonObject> messages =
                session.conversation().messages().stream().map(message -> message.internal(shape)).toList();
        return head("id", "active").add("input", session.values().input())
                .add("variables", session.values().variables()).add("resources", session.values().resources())
                .add("messages", JsonText.array(messages)).add("createdAt", createdAt.toString())
                .add("updatedAt", updatedAt.toString()).build();
    }

    /** The messages as pages show them. */
    public JsonObject shown(MessageShape shape) {
        if (session.isExpired()) {
            return expired();
        }
        List<JsonObject> messages = session.conversation().messages().stream()
                .map(message -> message.shown(shape)).flatMap(Optional::stream).toList();
        return head("sessionId", "active").add("messages", JsonText.array(messages)).build();
    }

    /** The execution log. */
    public JsonObject logs(boolean withModelRequests) {
        return session.isExpired() ? expired() : session.log().json(session.id(), withModelRequests);
    }

    private JsonObject expired() {
        return head("sessionId", "expired").add("createdAt", createdAt.toString()).build();
    }

    private JsonObjectBuilder head(String idName, String status) {
        return JsonText.object().add(idName, session.id()).add("agentId", session.agent().id()).add("status", status);
    }
}
