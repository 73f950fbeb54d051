package dev.socketchat.octavus.message;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What a browser may say: three words about runs (Octavus documentation, "Socket transport"), and what an application
 * adds to them. Parsing is strict: members that no browser has a say in, such as {@code sender} or the routing of tool
 * results, are dropped.
 */
public sealed interface SocketMessage {

    /**
     * Starts a new turn; replaces a run that is under way.
     *
     * @param triggerName one of the agent's triggers
     * @param input its input; empty: none is sent
     * @param rollback what of the history is to be forgotten first
     * @param sender who says it; never taken from a browser
     */
    record Trigger(String triggerName, Optional<JsonObject> input, Rollback rollback, Optional<Sender> sender)
            implements SocketMessage {

        /** A plain turn. */
        public static Trigger of(String triggerName, JsonObject input) {
            return new Trigger(triggerName, Optional.of(input), Rollback.NONE, Optional.empty());
        }

        /** The same turn, said by somebody the server knows. */
        public Trigger withSender(Sender known) {
            return new Trigger(triggerName, input, rollback, Optional.of(known));
        }

        /** The same turn with another input, for values the server decides. */
        public Trigger withInput(JsonObject other) {
            return new Trigger(triggerName, Optional.of(other), rollback, sender);
        }

        /** The same turn with another rollback, for ids the server does not know. */
        public Trigger withRollback(Rollback other) {
            return new Trigger(triggerName, input, other, sender);
        }

        /**
         * What the platform gets of it.
         *
         * @param withRollback false where there can be no history yet
         */
        public JsonObjectBuilder toJson(boolean withRollback) {
            JsonObjectBuilder json = Json.object().add("triggerName", triggerName);
            input.ifPresent(value -> json.add("input", value));
            if (withRollback && rollback.requested()) {
                json.add(
                        "rollbackAfterMessageId",
                        rollback.messageId().<JsonValue>map(Json::string).orElse(JsonValue.NULL));
            }
            sender.ifPresent(known -> json.add("sender", known.toJson()));
            return json;
        }
    }

    /**
     * Brings the results of the browser's tools.
     *
     * @param executionId the execution that waits
     * @param toolResults objects of {@code toolCallId} and, if given, {@code result} or {@code error} and {@code files}
     */
    record Continue(String executionId, JsonArray toolResults) implements SocketMessage {}

    /** Ends the run under way, if there is one. Never answered. */
    record Stop() implements SocketMessage {}

    /**
     * A message of another type, which is the application's own.
     * {@link dev.socketchat.octavus.AgentSession#handle} does nothing with it.
     *
     * @param type any text but the three
     * @param members everything the browser sent, within the limits of a trigger; none of it is checked further
     */
    record Custom(String type, JsonObject members) implements SocketMessage {}

    /** {@link #parse(String, SocketMessageLimits)} with the default limits. */
    static SocketMessage parse(String text) {
        return parse(text, SocketMessageLimits.DEFAULTS);
    }

    /**
     * Reads one message. Size and depth are checked before anything is built. Any thread may call.
     *
     * @throws InvalidSocketMessageException with a sentence for the sender and the kind of message it was meant to be
     */
    static SocketMessage parse(String text, SocketMessageLimits limits) {
        return new SocketMessageParser(limits).parse(text);
    }
}
