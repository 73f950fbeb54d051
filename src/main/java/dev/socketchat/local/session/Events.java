package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.model.ModelException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The stream events of the Octavus documentation, "Streaming"; members that are optional and unknown are left out. */
final class Events {

    private Events() {
    }

    private static JsonObjectBuilder event(String type) {
        return JsonText.object().add("type", type);
    }

    private static JsonObject withId(String type, String id) {
        return event(type).add("id", id).build();
    }

    static JsonObject start(Execution execution, Optional<String> lastMessageId, String sessionId) {
        JsonObjectBuilder start = event("start").add("messageId", execution.message().id())
                .add("executionId", execution.id());
        lastMessageId.ifPresent(id -> start.add("lastMessageId", id));
        return start.add("sessionId", sessionId).build();
    }

    static JsonObject finish(String reason, String executionId) {
        return event("finish").add("finishReason", reason).add("executionId", executionId).build();
    }

    static JsonObject error(String type, String message, boolean retryable, String source) {
        return event("error").add("errorType", type).add("message", message).add("source", source)
                .add("retryable", retryable).build();
    }

    static JsonObject providerError(ModelException e, String model) {
        JsonObjectBuilder error = JsonText.copy(error(e.type(), e.getMessage(), e.retryable(), "provider"));
        e.retryAfter().ifPresent(seconds -> error.add("retryAfter", seconds));
        e.code().ifPresent(code -> error.add("code", code));
        return error.add("provider", JsonText.object().add("name", "local").add("model", model)).build();
    }

    static JsonObject blockStart(String id, Block.Header header, boolean chat) {
        JsonObjectBuilder start = event("block-start").add("blockId", id).add("blockName", header.name())
                .add("blockType", header.kind()).add("display", header.display().wireName());
        header.description().ifPresent(text -> start.add("description", text));
        if (header.kind().equals("next-message")) {
            start.add("outputToChat", chat);
        }
        if (!header.thread().equals(Block.MAIN_THREAD)) {
            start.add("thread", header.thread());
        }
        return start.build();
    }

    static JsonObject blockEnd(String id) {
        return event("block-end").add("blockId", id).build();
    }

    static JsonObject textStart(String id, Optional<String> responseType) {
        JsonObjectBuilder start = event("text-start").add("id", id);
        responseType.ifPresent(type -> start.add("responseType", type));
        return start.build();
    }

    static JsonObject textDelta(String id, String delta) {
        return event("text-delta").add("id", id).add("delta", delta).build();
    }

    static JsonObject textEnd(String id) {
        return withId("text-end", id);
    }

    static JsonObject reasoningStart(String id) {
        return withId("reasoning-start", id);
    }

    static JsonObject reasoningDelta(String id, String delta) {
        return event("reasoning-delta").add("id", id).add("delta", delta).build();
    }

    static JsonObject reasoningEnd(String id) {
        return withId("reasoning-end", id);
    }

    static JsonObject toolInputStart(PendingCall call) {
        JsonObjectBuilder start = event("tool-input-start").add("toolCallId", call.id()).add("toolName", call.name());
        call.tool().label().ifPresent(label -> start.add("title", label));
        return start.add("display", call.tool().display().wireName()).build();
    }

    static JsonObject toolInputDelta(String callId, String delta) {
        return event("tool-input-delta").add("toolCallId", callId).add("inputTextDelta", delta).build();
    }

    static JsonObject toolInputEnd(String callId) {
        return event("tool-input-end").add("toolCallId", callId).build();
    }

    static JsonObject toolInputAvailable(PendingCall call, JsonObject input) {
        return event("tool-input-available").add("toolCallId", call.id()).add("toolName", call.name())
                .add("input", input).build();
    }

    static JsonObject toolOutputError(String callId, String error) {
        return event("tool-output-error").add("toolCallId", callId).add("error", error).build();
    }

    static JsonObject toolRequest(List<PendingCall> calls) {
        return event("tool-request").add("toolCalls", JsonText.array(calls.stream().map(PendingCall::json).toList()))
                .build();
    }

    static JsonObject source(String id, String url, Optional<String> title) {
        JsonObjectBuilder source = event("source").add("sourceType", "url").add("id", id).add("url", url);
        title.ifPresent(text -> source.add("title", text));
        return source.build();
    }

    static JsonObject resourceUpdate(String name, JsonValue value) {
        return event("resource-update").add("name", name).add("value", value).build();
    }

    static JsonObject fileAvailable(JsonObject file, String callId) {
        return event("file-available")
                .addAll(JsonText.copy(file)).add("toolCallId", callId).build();
    }
}
