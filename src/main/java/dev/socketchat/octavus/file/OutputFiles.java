package dev.socketchat.octavus.file;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolResult;
import dev.socketchat.octavus.tool.ToolResultListener;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Uploads files in tool results: each item of {@code outputFiles} with {@code name}, {@code mediaType} and
 * {@code contentBase64} is replaced by one with a {@code url}, and the platform is told of the file. Results for
 * variables are left alone.
 */
public final class OutputFiles implements ToolResultListener {

    private final FileUploads uploads;

    /** Uploads to the session the supplier names at that moment. */
    public OutputFiles(Files files, Supplier<String> sessionId) {
        this.uploads = new FileUploads(files, sessionId);
    }

    @Override
    public List<ToolResult> onResults(List<ToolResult> results) {
        return results.stream().map(this::normalised).toList();
    }

    private ToolResult normalised(ToolResult result) {
        if (result.call().outputVariable().isPresent()
                || !(result.result().orElse(JsonValue.NULL) instanceof JsonObject object)
                || Json.items(object, "outputFiles").isEmpty()) {
            return result;
        }
        JsonArrayBuilder references = Json.array();
        result.files().forEach(references::add);
        JsonArrayBuilder items = Json.array();
        object.getJsonArray("outputFiles")
                .forEach(item -> items.add(isFile(item) ? uploaded(item.asJsonObject(), references) : item));
        return ToolResult.of(
                        result.call(),
                        Json.object(object).add("outputFiles", items).build())
                .withFiles(references.build());
    }

    private static boolean isFile(JsonValue item) {
        return item instanceof JsonObject file
                && Json.text(file, "name").isPresent()
                && Json.text(file, "contentBase64").isPresent();
    }

    private JsonObject uploaded(JsonObject file, JsonArrayBuilder references) {
        String name = file.getString("name");
        String mediaType = file.getString("mediaType", "application/octet-stream");
        JsonObjectBuilder json = Json.object(file).remove("contentBase64");
        Optional<FileReference> reference =
                decoded(file.getString("contentBase64")).flatMap(bytes -> uploads.upload(name, mediaType, bytes));
        reference.ifPresent(uploaded -> references.add(uploaded.toJson()));
        return reference
                .map(uploaded -> json.add("url", uploaded.url()))
                .orElseGet(() -> json.add("error", "The file could not be uploaded."))
                .build();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
