package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker made.
 *
 * @param output its output; JSON {@code null} if it declares none
 * @param sessionId the id to debug it by
 * @param cost what it cost, as the platform says it
 * @param tokens how many tokens it used, as the platform says it
 */
public record WorkerResult(JsonValue output, String sessionId, Optional<JsonObject> cost, Optional<JsonObject> tokens) {

    static WorkerResult of(Iterable<StreamEvent> events) {
        Collector collector = new Collector();
        events.forEach(collector::take);
        return collector.result();
    }

    /** Picks what matters out of a worker's events; which of the two kinds of error comes first makes no difference. */
    private static final class Collector {

        private @Nullable String executionId;
        private @Nullable String workerId;
        private @Nullable JsonObject result;
        private StreamEvent.@Nullable Failure failure;
        private Optional<JsonObject> cost = Optional.empty();
        private Optional<JsonObject> tokens = Optional.empty();

        void take(StreamEvent event) {
            if (event instanceof StreamEvent.Start start) {
                executionId = start.executionId().orElse(executionId);
            } else if (event instanceof StreamEvent.Failure error) {
                failure = error;
            } else if (event instanceof StreamEvent.Opaque opaque) {
                takeOpaque(opaque);
            }
        }

        private void takeOpaque(StreamEvent.Opaque event) {
            switch (event.type()) {
                case "worker-result" -> {
                    result = event.members();
                    workerId = result.getString("workerId", workerId);
                }
                case "usage" -> {
                    cost = Json.member(event.members(), "cost");
                    tokens = Json.member(event.members(), "tokens");
                }
                default -> {}
            }
        }

        WorkerResult result() {
            String sessionId = executionId == null ? workerId : executionId;
            if (failure != null) {
                throw new WorkerException(failure.message(), sessionId, failure);
            }
            if (result == null) {
                throw new WorkerException("The worker ended without a result", sessionId, null);
            }
            Optional<String> error = Json.text(result, "error");
            if (error.isPresent()) {
                throw new WorkerException(error.get(), sessionId, null);
            }
            return new WorkerResult(
                    result.getOrDefault("output", JsonValue.NULL), sessionId == null ? "" : sessionId, cost, tokens);
        }
    }
}
