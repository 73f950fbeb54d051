package dev.socketchat.octavus;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** What a run asks of the platform: where its legs go and what their bodies say. */
sealed interface RunRequest {

    /** The path of the next leg. */
    String path();

    /** The body of the next leg; with tool results from the second leg on. */
    JsonObject body(Optional<Continuation> continuation);

    /** Tool results on their way to the execution that waits for them. */
    record Continuation(Optional<String> executionId, JsonArray toolResults) {
        void addTo(JsonObjectBuilder body) {
            executionId.ifPresent(id -> body.add("executionId", id));
            body.add("toolResults", toolResults);
        }
    }

    /** A new turn of a session. Later legs repeat what it said. */
    record TriggerTurn(String path, SocketMessage.Trigger trigger) implements RunRequest {
        @Override
        public JsonObject body(Optional<Continuation> continuation) {
            JsonObjectBuilder body = trigger.toJson(true);
            continuation.ifPresent(results -> results.addTo(body));
            return body.build();
        }
    }

    /** The rest of a turn that waited for tools of the browser. */
    record ContinuedTurn(String path) implements RunRequest {
        @Override
        public JsonObject body(Optional<Continuation> continuation) {
            JsonObjectBuilder body = Json.object();
            continuation.ifPresent(results -> results.addTo(body));
            return body.build();
        }
    }
}
