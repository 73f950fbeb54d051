package dev.socketchat.octavus.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of an event's members, for code that reads events rather than relays them; see {@link EventViews}.
 * Members that were absent are {@code null}. {@code workerId} names the worker whose content an event belongs to.
 */
public sealed interface PlatformEvent {

    /** The first event of every leg; {@code lastMessageId} is the last message stored before this run. */
    record Start(
            @Nullable String messageId,
            @Nullable String executionId,
            @Nullable String lastMessageId,
            @Nullable String sessionId)
            implements PlatformEvent {}

    /** The run is complete. */
    record Finish(String finishReason, @Nullable String executionId) implements PlatformEvent {}

    /** The run failed; {@code retryAfter} is in seconds. */
    record Failed(
            String errorType,
            String message,
            String source,
            @Nullable Boolean retryable,
            @Nullable BigDecimal retryAfter,
            @Nullable String code,
            @Nullable JsonObject provider,
            @Nullable JsonObject tool)
            implements PlatformEvent {}

    /** A text begins; with a {@code responseType} it is the JSON of that type. */
    record TextStart(String id, @Nullable String responseType, @Nullable String workerId) implements PlatformEvent {}

    /** More of the text. */
    record TextDelta(String id, String delta, @Nullable String workerId) implements PlatformEvent {}

    /** The text is complete. */
    record TextEnd(String id, @Nullable String workerId) implements PlatformEvent {}

    /** Reasoning begins. */
    record ReasoningStart(String id, @Nullable String workerId) implements PlatformEvent {}

    /** More reasoning. */
    record ReasoningDelta(String id, String delta, @Nullable String workerId) implements PlatformEvent {}

    /** The reasoning is complete. */
    record ReasoningEnd(String id, @Nullable String workerId) implements PlatformEvent {}

    /** A tool call becomes visible; {@code title} is for people. */
    record ToolInputStart(
            String toolCallId,
            String toolName,
            @Nullable String title,
            @Nullable String display,
            @Nullable String workerId)
            implements PlatformEvent {}

    /** More of the call's arguments, as JSON text. */
    record ToolInputDelta(String toolCallId, String inputTextDelta, @Nullable String workerId)
            implements PlatformEvent {}

    /** The arguments were sent. */
    record ToolInputEnd(String toolCallId, @Nullable String workerId) implements PlatformEvent {}

    /** The arguments are complete and the tool runs. */
    record ToolInputAvailable(String toolCallId, String toolName, @Nullable JsonValue input, @Nullable String workerId)
            implements PlatformEvent {}

    /** The tool gave a result. */
    record ToolOutputAvailable(String toolCallId, @Nullable JsonValue output, @Nullable String workerId)
            implements PlatformEvent {}

    /** The tool failed. */
    record ToolOutputError(String toolCallId, String error, @Nullable String workerId) implements PlatformEvent {}

    /** The platform asks the server for tools. */
    record ToolRequest(List<JsonObject> toolCalls, @Nullable String workerId) implements PlatformEvent {}

    /** The server asks the browser for tools. */
    record ClientToolRequest(
            String executionId, List<JsonObject> toolCalls, @Nullable List<JsonObject> serverToolResults)
            implements PlatformEvent {}

    /** A block of the protocol begins; {@code outputToChat} is true if absent. */
    record BlockStart(
            String blockId,
            String blockName,
            String blockType,
            String display,
            @Nullable String description,
            @Nullable Boolean outputToChat,
            @Nullable String thread,
            @Nullable String workerId)
            implements PlatformEvent {}

    /** A block is done. */
    record BlockEnd(String blockId, @Nullable String summary, @Nullable String workerId) implements PlatformEvent {}

    /** A resource has a new value. */
    record ResourceUpdate(String name, @Nullable JsonValue value) implements PlatformEvent {}

    /** A file was made; {@code size} is in bytes. */
    record FileAvailable(
            String id,
            String mediaType,
            String url,
            @Nullable String filename,
            @Nullable Long size,
            @Nullable String toolCallId,
            @Nullable String workerId)
            implements PlatformEvent {}

    /** A citation: {@code sourceType} is {@code url} or {@code document}. */
    record Source(
            String sourceType,
            String id,
            @Nullable String url,
            @Nullable String title,
            @Nullable String mediaType,
            @Nullable String filename,
            @Nullable String workerId)
            implements PlatformEvent {}

    /** The whole list of things to do, as it is now. */
    record TodoUpdate(List<TodoItem> todos, @Nullable String workerId) implements PlatformEvent {}

    /** One thing to do: {@code pending}, {@code in_progress}, {@code completed} or {@code cancelled}. */
    record TodoItem(String id, String content, String status) {}

    /** A call of a worker begins to send its arguments. */
    record WorkerInputStart(String workerId, String workerSlug, @Nullable String description)
            implements PlatformEvent {}

    /** More of the worker's arguments, as JSON text. */
    record WorkerInputDelta(String workerId, String delta) implements PlatformEvent {}

    /** The worker's arguments are complete. */
    record WorkerInputReady(String workerId, JsonObject input) implements PlatformEvent {}

    /** A worker begins. */
    record WorkerStart(String workerId, String workerSlug, @Nullable String description, @Nullable JsonValue input)
            implements PlatformEvent {}

    /** A worker is done. */
    record WorkerDone(String workerId, @Nullable JsonValue output, @Nullable String error) implements PlatformEvent {}

    /** What a stand-alone worker cost. */
    record Usage(JsonObject cost, JsonObject tokens) implements PlatformEvent {}
}
