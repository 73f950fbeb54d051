package dev.socketchat.octavus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolResultListener;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes tool results fit into a request: the largest first, and only as many as necessary, are replaced by a preview. A
 * result that goes into a variable becomes an error instead, so that no shortened value ends up there unnoticed.
 */
final class ResultBudget {

    private static final int RESERVED = 256 * 1024;
    private static final int SMALL = 16 * 1024;

    private final int budget;
    private final ToolResultListener listener;

    ResultBudget(int maxRequestBytes, ToolResultListener listener) {
        this.budget = maxRequestBytes - Math.min(RESERVED, maxRequestBytes / 2);
        this.listener = listener;
    }

    /** One result with what it weighs, in bytes of JSON: as a whole, and its content alone. */
    private record Entry(JsonObject json, int bytes, int contentBytes) {
        static Entry of(JsonObject json) {
            return new Entry(json, size(json.toString()), size(content(json)));
        }
    }

    /**
     * The results, shortened as far as needed.
     *
     * @throws OctavusApiException of status 413 if they do not fit even then
     */
    JsonArray fit(JsonArray results) {
        if (size(results.toString()) <= budget) {
            return results;
        }
        List<Entry> entries = new ArrayList<>(
                results.getValuesAs(JsonObject.class).stream().map(Entry::of).toList());
        long total = 2 + entries.stream().mapToLong(entry -> entry.bytes() + 1L).sum() - 1;
        for (int largest = largest(entries);
                total > budget && entries.get(largest).contentBytes() > SMALL;
                largest = largest(entries)) {
            Entry shortened = Entry.of(shortened(entries.get(largest)));
            total += shortened.bytes() - entries.get(largest).bytes();
            // Its one turn is over, however long the preview came out.
            entries.set(largest, new Entry(shortened.json(), shortened.bytes(), 0));
        }
        if (total > budget) {
            throw new OctavusApiException(
                    413, "The tool results have " + total + " bytes, " + budget + " are allowed", null, null);
        }
        JsonArrayBuilder fitting = Json.array();
        entries.forEach(entry -> fitting.add(entry.json()));
        return fitting.build();
    }

    private JsonObject shortened(Entry entry) {
        JsonObject json = entry.json();
        boolean capture = json.containsKey("outputVariable") && json.containsKey("result");
        JsonObjectBuilder smaller = Json.object(json);
        if (capture) {
            smaller.remove("result")
                    .add(
                            "error",
                            "The result of " + entry.contentBytes() + " bytes is too large for the variable \""
                                    + Json.text(json, "outputVariable").orElse("")
                                    + "\". Return less, or a reference.");
        } else {
            smaller.add(json.containsKey("error") ? "error" : "result", Preview.of(content(json)));
        }
        JsonObject built = smaller.build();
        listener.onShortened(new ToolResultListener.Shortening(
                json.getString("toolCallId", ""),
                json.getString("toolName", ""),
                entry.contentBytes(),
                size(content(built)),
                capture));
        return built;
    }

    private static String content(JsonObject json) {
        JsonValue value = json.containsKey("error") ? json.get("error") : json.get("result");
        return value == null ? "" : Preview.contentOf(value);
    }

    private static int largest(List<Entry> entries) {
        int largest = 0;
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).contentBytes() > entries.get(largest).contentBytes()) {
                largest = i;
            }
        }
        return largest;
    }

    private static int size(String text) {
        return text.getBytes(UTF_8).length;
    }
}
