package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;

/**
 * Turns the events of a handler into those of a worker: each carries the worker's id, a result comes before the end,
 * and the usage after it. A scripted model costs nothing; each of its words counts as a token.
 */
final class WorkerSink implements EventSink {

    private final Session session;
    private final EventSink sink;
    private final boolean first;
    private int words;

    WorkerSink(Session session, EventSink sink, boolean first) {
        this.session = session;
        this.sink = sink;
        this.first = first;
    }

    @Override
    public void emit(JsonObject event) throws IOException {
        switch (event.getString("type")) {
            case "start" -> start();
            case "tool-request" -> sink.emit(mine(event).add("toolCalls", JsonText.array(event.getJsonArray("toolCalls")
                    .stream().map(call -> mine(call.asJsonObject()).build()).toList())).build());
            case "finish" -> finish(event);
            case "error" -> {
                sink.emit(worker("worker-result").add("error", event.getString("message")).build());
                sink.emit(event);
            }
            default -> {
                words += event.getString("type").equals("text-delta") ? 1 : 0;
                sink.emit(mine(event).build());
            }
        }
    }

    private void start() throws IOException {
        sink.emit(JsonText.object().add("type", "start").add("executionId", session.id()).build());
        if (first) {
            sink.emit(worker("worker-start").add("workerSlug", session.agent().settings().slug()).build());
        }
    }

    private void finish(JsonObject event) throws IOException {
        if (event.getString("finishReason").equals("tool-calls")) {
            sink.emit(event);
            return;
        }
        JsonObjectBuilder result = worker("worker-result");
        session.output().ifPresent(value -> result.add("output", value));
        sink.emit(result.build());
        sink.emit(event);
        JsonObjectBuilder cost = JsonText.object().add("currency", "USD").add("bandwidthFee", 0).add("providerFee", 0)
                .add("totalFee", 0).add("byok", false);
        JsonObjectBuilder tokens = JsonText.object().add("inputTokens", 0).add("outputTokens", words)
                .add("totalTokens", words);
        sink.emit(JsonText.object().add("type", "usage").add("cost", cost).add("tokens", tokens).build());
    }

    private JsonObjectBuilder worker(String type) {
        return JsonText.object().add("type", type).add("workerId", session.id());
    }

    private JsonObjectBuilder mine(JsonObject object) {
        return JsonText.copy(object).add("workerId", session.id());
    }

    @Override
    public void pause(Duration time) throws IOException {
        sink.pause(time);
    }
}
