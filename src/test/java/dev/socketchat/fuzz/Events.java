package dev.socketchat.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a page can do with the events that reach it, whatever they were made of. */
final class Events {

    private static final Set<String> TERMINAL = Set.of("finish", "error");
    /** Octavus documentation, "Streaming". */
    private static final Set<String> REASONS = Set.of("stop", "tool-calls", "client-tool-calls", "length",
            "content-filter", "error", "other");
    private static final List<String> MEMBERS_OF_AN_ERROR = List.of("errorType", "message", "source");

    private Events() {
    }

    /** Every event must be an object with a type, and one that ends an answer must be one that the SDKs take. */
    static void judge(Attempt attempt, Browser browser) {
        for (String message : browser.messages()) {
            Optional<JsonObject> event = object(message);
            if (event.isEmpty() || event.get().getString("type", null) == null) {
                attempt.report("An event that is no object with a type: " + cut(message), browser.line());
            } else if (isTerminal(message) && !isEndForTheSdk(event.get())) {
                attempt.report("An end that no SDK takes: " + cut(message), browser.line());
            }
        }
    }

    private static String cut(String message) {
        return message.substring(0, Math.min(120, message.length()));
    }

    /** Whether a message ends an answer. */
    static boolean isTerminal(String message) {
        return object(message).filter(event -> TERMINAL.contains(event.getString("type", ""))).isPresent();
    }

    private static boolean isEndForTheSdk(JsonObject event) {
        return event.getString("type").equals("finish")
                ? REASONS.contains(event.getString("finishReason", ""))
                : MEMBERS_OF_AN_ERROR.stream().noneMatch(name -> event.getString(name, "").isEmpty());
    }

    private static Optional<JsonObject> object(String message) {
        try (JsonReader reader = Json.createReader(new StringReader(message))) {
            return Optional.of(reader.readObject());
        } catch (JsonException malformed) {
            return Optional.empty();
        }
    }
}
