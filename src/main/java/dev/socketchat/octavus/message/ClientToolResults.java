package dev.socketchat.octavus.message;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** Reduces the tool results of a browser to what a browser may say: which call, and its result or error and files. */
final class ClientToolResults {

    private static final List<String> FILE_MEMBERS = List.of("id", "mediaType", "url", "filename", "size");

    private ClientToolResults() {}

    static JsonArray cleaned(JsonArray results) {
        JsonArrayBuilder cleaned = Json.array();
        for (JsonValue item : results) {
            if (!(item instanceof JsonObject result)
                    || Json.text(result, "toolCallId")
                            .filter(SocketMessageParser::isId)
                            .isEmpty()) {
                throw invalid("A tool result has no toolCallId.");
            }
            cleaned.add(cleaned(result));
        }
        return cleaned.build();
    }

    private static JsonObject cleaned(JsonObject result) {
        JsonObjectBuilder json = Json.object().add("toolCallId", result.getString("toolCallId"));
        JsonValue error = result.get("error");
        if (error instanceof JsonString text) {
            json.add("error", text);
        } else if (error != null && error != JsonValue.NULL) {
            throw invalid("The error of a tool result is not a text.");
        } else if (result.containsKey("result")) {
            json.add("result", result.get("result"));
        }
        if (result.containsKey("files")) {
            json.add("files", files(result));
        }
        return json.build();
    }

    private static JsonArray files(JsonObject result) {
        JsonArrayBuilder files = Json.array();
        for (JsonValue item :
                Json.items(result, "files").orElseThrow(() -> invalid("The files of a tool result are not a list."))) {
            if (!(item instanceof JsonObject file) || !isFileReference(file)) {
                throw invalid("A file of a tool result lacks id, mediaType or url.");
            }
            JsonObjectBuilder reference = Json.object();
            FILE_MEMBERS.stream().filter(file::containsKey).forEach(member -> reference.add(member, file.get(member)));
            files.add(reference);
        }
        return files.build();
    }

    private static boolean isFileReference(JsonObject file) {
        return Json.text(file, "id").isPresent()
                && Json.text(file, "mediaType").isPresent()
                && Json.text(file, "url")
                        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                        .isPresent();
    }

    private static InvalidSocketMessageException invalid(String sentence) {
        return new InvalidSocketMessageException(InvalidSocketMessageException.Kind.CONTINUE, sentence);
    }
}
