package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolCall;
import dev.socketchat.octavus.tool.ToolResult;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/** Writes the events about tools that readers of a run see. */
final class ToolEvents {

    private static final List<String> ROUTING_TEXTS = List.of("outputVariable", "thread", "workerId");
    private static final Set<String> ORIGINS = Set.of("llm", "block");

    private final RunContext context;

    ToolEvents(RunContext context) {
        this.context = context;
    }

    /** {@code tool-output-available} or {@code tool-output-error}. */
    StreamEvent output(ToolResult result) {
        ToolCall call = result.call();
        JsonObjectBuilder json = Json.object();
        String type = result.error().isPresent() ? "tool-output-error" : "tool-output-available";
        json.add("type", type).add("toolCallId", call.toolCallId());
        call.workerId().ifPresent(id -> json.add("workerId", id));
        if (result.error().isPresent()) {
            String error = result.error().get();
            return new StreamEvent.ToolOutputError(
                    json.add("error", error).build().toString(), call.toolCallId(), error);
        }
        json.add("output", shown(result.result().orElse(JsonValue.NULL)));
        return new StreamEvent.ToolOutputAvailable(json.build().toString(), call.toolCallId());
    }

    private JsonValue shown(JsonValue output) {
        String text = Preview.contentOf(output);
        return text.length() <= context.maxOutputChars() ? output : Json.string(Preview.of(text));
    }

    /** {@code client-tool-request} with the results the server already has. */
    StreamEvent.ClientToolRequest clientRequest(
            String executionId, List<ToolCall> calls, List<ToolResult> serverResults) {
        JsonArrayBuilder items = Json.array();
        calls.forEach(call -> items.add(accepted(Json.object(call.members()).add("args", call.args()).build())));
        JsonObjectBuilder json = Json.object()
                .add("type", "client-tool-request")
                .add("executionId", executionId)
                .add("toolCalls", items);
        if (!serverResults.isEmpty()) {
            JsonArrayBuilder results = Json.array();
            serverResults.forEach(result -> results.add(accepted(echoed(result))));
            json.add("serverToolResults", results);
        }
        return new StreamEvent.ClientToolRequest(json.build().toString(), executionId, calls);
    }

    /**
     * Without what browsers refuse: for one odd member they drop the whole event, and then wait for ever (Octavus core
     * 2.0.0 to 6.x, {@code stream/schemas.ts}: {@code pendingToolCallSchema}, {@code toolResultSchema}).
     */
    private static JsonObject accepted(JsonObject item) {
        JsonObjectBuilder json = Json.object(item);
        ROUTING_TEXTS.stream().filter(name -> !(item.get(name) instanceof JsonString)).forEach(json::remove);
        if (!(item.get("blockIndex") instanceof JsonNumber number && Double.isFinite(number.doubleValue()))) {
            json.remove("blockIndex");
        }
        if (Json.text(item, "source").filter(ORIGINS::contains).isEmpty()) {
            json.remove("source");
        }
        return json.build();
    }

    private JsonObject echoed(ToolResult result) {
        JsonObject full = result.toJson();
        return full.toString().length() <= context.maxEchoChars()
                ? full
                : result.call().resultMembers().build();
    }
}
