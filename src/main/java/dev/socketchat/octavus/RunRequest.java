package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.Paths;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.function.Function;

/** What a run asks of the platform: where its legs go and what their bodies say. */
sealed interface RunRequest {

    /** The path of the next leg. */
    String path();

    /**
     * The body of the next leg.
     *
     * @param continuation tool results, from the second leg on
     * @param schemas the dynamic tools of the moment, if any were ever set
     */
    JsonObject body(Optional<Continuation> continuation, Optional<JsonArray> schemas);

    /** Hears the id of the session, from the head of an answer or from its first event. */
    default void learnSessionId(String id) {}

    /** What to ask for in its place, once, when the platform refuses its first leg; may wait. */
    default Optional<RunRequest> insteadAfter(OctavusApiException refusal) {
        return Optional.empty();
    }

    /** Tool results on their way to the execution that waits for them. */
    record Continuation(Optional<String> executionId, JsonArray toolResults) {
        void addTo(JsonObjectBuilder body) {
            executionId.ifPresent(id -> body.add("executionId", id));
            body.add("toolResults", toolResults);
        }
    }

    private static JsonObject complete(
            JsonObjectBuilder body, Optional<Continuation> continuation, Optional<JsonArray> schemas) {
        continuation.ifPresent(results -> results.addTo(body));
        schemas.ifPresent(list -> body.add("dynamicToolSchemas", list));
        return body.build();
    }

    /**
     * A new turn of a session. Later legs repeat what it said.
     *
     * @param instead the same turn of another session, if a refusal means that this one is lost
     */
    record TriggerTurn(
            String path, SocketMessage.Trigger trigger, Function<OctavusApiException, Optional<RunRequest>> instead)
            implements RunRequest {

        static TriggerTurn of(String path, SocketMessage.Trigger trigger) {
            return new TriggerTurn(path, trigger, refusal -> Optional.empty());
        }

        @Override
        public Optional<RunRequest> insteadAfter(OctavusApiException refusal) {
            return instead.apply(refusal);
        }

        @Override
        public JsonObject body(Optional<Continuation> continuation, Optional<JsonArray> schemas) {
            return complete(trigger.toJson(true), continuation, schemas);
        }
    }

    /** The rest of a turn that waited for tools of the browser. */
    record ContinuedTurn(String path) implements RunRequest {
        @Override
        public JsonObject body(Optional<Continuation> continuation, Optional<JsonArray> schemas) {
            return complete(Json.object(), continuation, schemas);
        }
    }

    /** A turn that creates its session on the way; from the moment the id is known it is a turn like any other. */
    record StartTurn(SessionRoute.Started session, SocketMessage.Trigger trigger) implements RunRequest {
        @Override
        public String path() {
            return session.sessionId().map(Paths::trigger).orElse(Paths.START);
        }

        @Override
        public JsonObject body(Optional<Continuation> continuation, Optional<JsonArray> schemas) {
            if (session.sessionId().isPresent()) {
                return complete(trigger.toJson(true), continuation, schemas);
            }
            if (continuation.isPresent()) {
                throw new OctavusProtocolException(
                        "The platform asked for tools without telling the session's id", null);
            }
            JsonObjectBuilder body = Json.object().add("agentId", session.agentId());
            session.input().ifPresent(input -> body.add("input", input));
            return body.add("idempotencyKey", session.idempotencyKey())
                    .add("trigger", complete(trigger.toJson(false), Optional.empty(), schemas))
                    .build();
        }

        @Override
        public void learnSessionId(String id) {
            session.id().learn(id);
        }
    }

    /** A stand-alone execution of a worker. */
    record WorkerStart(String path, Optional<JsonObject> input) implements RunRequest {
        @Override
        public JsonObject body(Optional<Continuation> continuation, Optional<JsonArray> schemas) {
            if (continuation.isPresent()) {
                return new WorkerContinuation(path).body(continuation, schemas);
            }
            JsonObjectBuilder body = Json.object().add("type", "start");
            input.ifPresent(values -> body.add("input", values));
            return complete(body, Optional.empty(), schemas);
        }
    }

    /** The rest of a worker's execution. The platform keeps the schemas it was started with. */
    record WorkerContinuation(String path) implements RunRequest {
        @Override
        public JsonObject body(Optional<Continuation> continuation, Optional<JsonArray> schemas) {
            return complete(Json.object().add("type", "continue"), continuation, Optional.empty());
        }
    }
}
