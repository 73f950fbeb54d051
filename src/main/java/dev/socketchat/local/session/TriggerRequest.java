package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request to run a trigger.
 *
 * @param trigger its name
 * @param input its input
 * @param rollback what to drop before: nothing when empty, else everything after the message with the inner id, or
 *     everything when there is no inner id
 * @param sender who said it
 */
public record TriggerRequest(String trigger, JsonObject input, Optional<Optional<String>> rollback,
        Optional<JsonObject> sender) {

    private static final String ROLLBACK = "rollbackAfterMessageId";

    /**
     * Reads a request body.
     *
     * @throws SessionException when a member is missing or has the wrong type
     */
    public static TriggerRequest of(JsonObject body) throws SessionException {
        Optional<String> name = JsonText.text(body, "triggerName");
        if (name.isEmpty()) {
            throw new SessionException(SessionException.Reason.VALIDATION_ERROR, "triggerName is missing");
        }
        if (body.containsKey("input") && !(body.get("input") instanceof JsonObject)) {
            throw new SessionException(SessionException.Reason.VALIDATION_ERROR, "input must be an object");
        }
        Optional<JsonObject> sender = body.get("sender") instanceof JsonObject it ? Optional.of(it) : Optional.empty();
        return new TriggerRequest(name.get(), JsonText.object(body, "input"), rollback(body.get(ROLLBACK)), sender);
    }

    private static Optional<Optional<String>> rollback(@Nullable JsonValue value) {
        if (value instanceof JsonString id) {
            return Optional.of(Optional.of(id.getString()));
        }
        return value == JsonValue.NULL ? Optional.of(Optional.empty()) : Optional.empty();
    }
}
