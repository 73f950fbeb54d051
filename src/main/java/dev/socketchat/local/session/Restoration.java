package dev.socketchat.local.session;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Display;
import dev.socketchat.local.agent.Scope;
import dev.socketchat.local.agent.Tool;
import dev.socketchat.local.model.ModelMessage;
import dev.socketchat.local.model.ToolCall;
import dev.socketchat.local.model.ToolResult;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rebuilds a conversation from messages as pages show them. What pages were never shown, such as most tool results, is
 * lost and stands as a placeholder.
 */
final class Restoration {

    private static final JsonValue LOST = JsonText.text("The result of this call could not be restored");

    private final Agent agent;
    private final Conversation conversation;
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<ToolResult> results = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();

    private Restoration(Agent agent, int limit) {
        this.agent = agent;
        this.conversation = new Conversation(limit);
    }

    /**
     * Reads messages.
     *
     * @throws SessionException when something is no message
     */
    static Conversation of(JsonArray messages, Agent agent, int limit) throws SessionException {
        Restoration restoration = new Restoration(agent, limit);
        for (JsonValue value : messages) {
            if (!(value instanceof JsonObject json)) {
                throw invalid("a message must be an object");
            }
            restoration.message(json);
        }
        return restoration.conversation;
    }

    private static SessionException invalid(String what) {
        return new SessionException(SessionException.Reason.VALIDATION_ERROR, "The messages cannot be restored: " + what);
    }

    private void message(JsonObject json) throws SessionException {
        String id = JsonText.text(json, "id").orElseThrow(() -> invalid("a message has no id"));
        String role = JsonText.text(json, "role").filter(it -> it.matches("user|assistant"))
                .orElseThrow(() -> invalid("the role of " + id + " is neither user nor assistant"));
        Optional<JsonObject> sender = json.get("sender") instanceof JsonObject it ? Optional.of(it) : Optional.empty();
        Message message = new Message(id, role, createdAt(json.getOrDefault("createdAt", JsonValue.NULL)), sender);
        conversation.add(message);
        for (JsonValue part : JsonText.array(json, "parts")) {
            if (!(part instanceof JsonObject object)) {
                throw invalid("a part of " + id + " is no object");
            }
            part(message, role, object);
        }
        tell(message, role);
        message.end();
    }

    private static Instant createdAt(JsonValue value) throws SessionException {
        try {
            return value instanceof JsonNumber millis ? Instant.ofEpochMilli(millis.longValue())
                    : Instant.parse(Scope.print(value));
        } catch (DateTimeException e) {
            throw invalid("createdAt must be a time");
        }
    }

    private void part(Message message, String role, JsonObject part) {
        String type = JsonText.text(part, "type").orElse("");
        switch (type) {
            case "text", "reasoning" -> {
                String text = JsonText.text(part, "text").orElse("");
                message.add(TextPart.complete(type, true, text));
                said.append(type.equals("text") ? text : "");
            }
            case "tool-call" -> message.add(call(part));
            case "step-start" -> {
                tell(message, role);
                message.add(FixedPart.stepStart());
            }
            case "object" -> {
                said.append(part.getOrDefault("object", JsonValue.NULL));
                message.add(fixed(type, part));
            }
            default -> message.add(fixed(type, part));
        }
    }

    private static FixedPart fixed(String type, JsonObject part) {
        return FixedPart.wrapped(type, JsonText.copy(part).remove("type").build(), true);
    }

    private ToolPart call(JsonObject part) {
        String name = JsonText.text(part, "toolName").orElse("");
        Tool tool = Optional.ofNullable(agent.protocol().tools().get(name)).orElseGet(() -> new Tool(name,
                JsonText.text(part, "displayName").orElse(name), Display.DESCRIPTION, Optional.empty(), Map.of()));
        ToolCall call = new ToolCall(JsonText.text(part, "toolCallId").orElse(""), name, JsonText.object(part, "args"));
        ToolResult result = new ToolResult(call.id(), name, part.getOrDefault("result", LOST),
                JsonText.text(part, "error"));
        calls.add(call);
        results.add(result);
        ToolPart restored = new ToolPart(call, tool, true);
        restored.settle(result);
        return restored;
    }

    /** Tells the model what has gathered since the last border between two steps. */
    private void tell(Message message, String role) {
        if (said.length() == 0 && calls.isEmpty()) {
            return;
        }
        conversation.tell(Block.MAIN_THREAD, message,
                new ModelMessage(role, said.toString(), List.copyOf(calls), List.of()));
        if (!results.isEmpty()) {
            conversation.tell(Block.MAIN_THREAD, message, ModelMessage.results(List.copyOf(results)));
        }
        said.setLength(0);
        calls.clear();
        results.clear();
    }
}
