package dev.socketchat.local.session;

import dev.socketchat.local.agent.Display;
import dev.socketchat.local.agent.Tool;
import dev.socketchat.local.model.ToolCall;
import dev.socketchat.local.model.ToolResult;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** A tool call inside an assistant's message, and later what became of it. Safe for several threads. */
final class ToolPart implements Part {

    private final ToolCall call;
    private final Tool tool;
    private final boolean visible;
    private Optional<ToolResult> result = Optional.empty();
    private boolean cancelled;

    ToolPart(ToolCall call, Tool tool, boolean visible) {
        this.call = call;
        this.tool = tool;
        this.visible = visible && tool.display() != Display.HIDDEN;
    }

    synchronized void settle(ToolResult outcome) {
        result = Optional.of(outcome);
    }

    synchronized void cancel(ToolResult outcome) {
        settle(outcome);
        cancelled = true;
    }

    @Override
    public synchronized JsonObject internal() {
        JsonObjectBuilder json = JsonText.object().add("id", call.id()).add("name", call.tool())
                .add("description", tool.description()).add("arguments", call.arguments())
                .add("status", result.map(it -> it.error().isPresent() ? "error" : "available").orElse("pending"));
        result.ifPresent(it -> it.error().ifPresentOrElse(text -> json.add("error", text),
                () -> json.add("result", it.result())));
        json.add("display", tool.display().wireName());
        return JsonText.object().add("type", "tool-call").add("visible", visible).add("toolCall", json).build();
    }

    @Override
    public synchronized Optional<JsonObject> shown() {
        if (!visible) {
            return Optional.empty();
        }
        boolean whole = tool.display() == Display.STREAM;
        boolean arguments = whole || tool.display() == Display.DESCRIPTION;
        JsonObjectBuilder json = JsonText.object().add("type", "tool-call").add("toolCallId", call.id())
                .add("toolName", call.tool());
        tool.label().ifPresent(label -> json.add("displayName", label));
        json.add("args", arguments ? call.arguments() : JsonObject.EMPTY_JSON_OBJECT).add("status", status());
        result.filter(it -> whole && it.error().isEmpty()).ifPresent(it -> json.add("result", it.result()));
        result.flatMap(ToolResult::error).ifPresent(text -> json.add("error", text));
        return Optional.of(json.add("display", tool.display().wireName()).build());
    }

    private String status() {
        if (cancelled) {
            return "cancelled";
        }
        return result.map(it -> it.error().isPresent() ? "error" : "done").orElse("running");
    }
}
