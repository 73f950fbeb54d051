package dev.socketchat.octavus.event;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.tool.ToolCall;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One event of a run. What the run acts on and what it writes itself is typed; all other events, known or not yet
 * invented, are {@link Opaque} cargo. Equality is that of {@link #json()} and what was read from it. Immutable.
 */
public sealed interface StreamEvent {

    /** The event's {@code type}. */
    String type();

    /** The text to put on the wire: of a received event, character for character what the platform sent. */
    String json();

    /** Whether this event ends a run for its reader. */
    default boolean isTerminal() {
        return false;
    }

    /** The first event of every leg. */
    record Start(
            String json,
            Optional<String> executionId,
            Optional<String> sessionId,
            Optional<String> messageId,
            Optional<String> lastMessageId)
            implements StreamEvent {
        @Override
        public String type() {
            return "start";
        }

        /** The text for a browser that must not learn the platform's session id: without {@code sessionId}. */
        public String jsonWithoutSessionId() {
            return JsonScanner.without(json, "sessionId");
        }
    }

    /** The platform asks for tools; acted on, never handed on. */
    record ToolRequest(String json, List<ToolCall> toolCalls) implements StreamEvent {
        @Override
        public String type() {
            return "tool-request";
        }
    }

    /** The run is complete, or waits for tools of the browser if the reason is {@link #CLIENT_TOOL_CALLS}. */
    record Finish(String json, String finishReason, Optional<String> executionId) implements StreamEvent {
        /** The agent is done. */
        public static final String STOP = "stop";
        /** Tools of the server are to run. */
        public static final String TOOL_CALLS = "tool-calls";
        /** Tools of the browser are to run. */
        public static final String CLIENT_TOOL_CALLS = "client-tool-calls";
        /** The agent is done, for a reason without a name. */
        public static final String OTHER = "other";

        /** A finish of this server's own. */
        public static Finish of(String reason, Optional<String> executionId) {
            JsonObjectBuilder json = Json.object().add("type", "finish").add("finishReason", reason);
            executionId.ifPresent(id -> json.add("executionId", id));
            return new Finish(json.build().toString(), reason, executionId);
        }

        /** Whether it waits for tools to run, of the server or the browser. */
        public boolean waitsForTools() {
            return finishReason.equals(TOOL_CALLS) || finishReason.equals(CLIENT_TOOL_CALLS);
        }

        @Override
        public String type() {
            return "finish";
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    /**
     * The run failed: an {@code error} event.
     *
     * @param retryAfter seconds to wait before trying again
     */
    record Failure(
            String json,
            String errorType,
            String message,
            String source,
            boolean retryable,
            OptionalDouble retryAfter,
            Optional<String> code)
            implements StreamEvent {

        /** A failure of this server's own: fixed text of the type, source {@code platform}, not retryable. */
        public static Failure of(ErrorType type) {
            return FailureDraft.of(type).event();
        }

        /** A failure of this server's own with a text that users may see. */
        public static Failure of(ErrorType type, String message) {
            return FailureDraft.of(type).message(message).event();
        }

        /** The same for a browser that must not learn which model provider failed: the text without {@code provider}. */
        public Failure withoutProvider() {
            String rest = JsonScanner.without(json, "provider");
            return new Failure(rest, errorType, message, source, retryable, retryAfter, code);
        }

        /** Whether it is of this type. */
        public boolean is(ErrorType type) {
            return errorType.equals(type.wireName());
        }

        /** Whether the credential was refused, or does not allow what was asked. */
        public boolean isAuthentication() {
            return is(ErrorType.AUTHENTICATION) || is(ErrorType.PERMISSION);
        }

        /** Whether a model provider failed. */
        public boolean isProvider() {
            return source.equals("provider")
                    || is(ErrorType.PROVIDER)
                    || is(ErrorType.PROVIDER_OVERLOADED)
                    || is(ErrorType.PROVIDER_TIMEOUT);
        }

        /** Whether a tool failed. */
        public boolean isTool() {
            return source.equals("tool") || is(ErrorType.TOOL);
        }

        @Override
        public String type() {
            return "error";
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    /** A tool of the server gave a result. */
    record ToolOutputAvailable(String json, String toolCallId) implements StreamEvent {
        @Override
        public String type() {
            return "tool-output-available";
        }
    }

    /** A tool of the server failed; the run goes on. */
    record ToolOutputError(String json, String toolCallId, String error) implements StreamEvent {
        @Override
        public String type() {
            return "tool-output-error";
        }
    }

    /** Tools nobody handles on the server, for the browser. */
    record ClientToolRequest(String json, String executionId, List<ToolCall> toolCalls) implements StreamEvent {
        @Override
        public String type() {
            return "client-tool-request";
        }
    }

    /** Any other event. */
    record Opaque(String type, String json) implements StreamEvent {
        /** The members, read anew at each call. */
        public JsonObject members() {
            return Json.parseObject(json);
        }
    }
}
