package dev.socketchat.octavus;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.tool.ToolCall;
import dev.socketchat.octavus.tool.ToolResult;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The server's own record of an execution that waits for the browser. A browser only contributes results; ids, names,
 * routing and the results of server tools come from here, whatever it echoes.
 */
record PendingTools(String executionId, List<ToolCall> calls, List<ToolResult> serverResults) {

    /**
     * What to post for a browser's answer: server results first, then one result per call; a call the browser left out
     * becomes an error.
     *
     * @throws InvalidSocketMessageException if the answer holds a call twice or one that is not waited for
     */
    RunRequest.Continuation accept(JsonArray browserResults) {
        Map<String, JsonObject> answers = answers(browserResults);
        JsonArrayBuilder results = Json.array();
        serverResults.forEach(result -> results.add(result.toJson()));
        calls.forEach(call -> results.add(result(call, answers.get(call.toolCallId()))));
        return new RunRequest.Continuation(Optional.of(executionId), results.build());
    }

    private Map<String, JsonObject> answers(JsonArray browserResults) {
        Set<String> waitedFor = calls.stream().map(ToolCall::toolCallId).collect(Collectors.toCollection(HashSet::new));
        Set<String> known =
                serverResults.stream().map(result -> result.call().toolCallId()).collect(Collectors.toSet());
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (JsonObject result : browserResults.getValuesAs(JsonObject.class)) {
            String id = result.getString("toolCallId");
            if (waitedFor.remove(id)) {
                answers.put(id, result);
            } else if (!known.contains(id)) {
                throw new InvalidSocketMessageException(
                        InvalidSocketMessageException.Kind.CONTINUE, "A tool result belongs to no open call.");
            }
        }
        return answers;
    }

    private static JsonObject result(ToolCall call, @Nullable JsonObject answer) {
        JsonObjectBuilder json = call.resultMembers();
        if (answer == null) {
            return json.add("error", "The browser gave no result for this tool.")
                    .build();
        }
        for (String member : List.of("result", "error", "files")) {
            JsonValue value = answer.get(member);
            if (value != null) {
                json.add(member, value);
            }
        }
        return json.build();
    }
}
