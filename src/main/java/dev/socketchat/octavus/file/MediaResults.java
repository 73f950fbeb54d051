package dev.socketchat.octavus.file;

import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolResult;
import dev.socketchat.octavus.tool.ToolResultListener;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Uploads images, sounds and other bytes in tool results, so that the platform gets addresses instead of base64. A
 * result is looked at if it is a list of parts, or an object with such a list as {@code content}; a part with bytes has
 * a {@code type} of {@code image}, {@code audio} or {@code blob}, base64 {@code data}, and a {@code mimeType} it may
 * leave out. Images that really are some are also shown to the model. Results for variables are left alone.
 */
public final class MediaResults implements ToolResultListener {

    private static final Set<String> KINDS = Set.of("image", "audio", "blob");

    private final FileUploads uploads;

    /** Uploads to the session the supplier names at that moment. */
    public MediaResults(Files files, Supplier<String> sessionId) {
        this.uploads = new FileUploads(files, sessionId);
    }

    @Override
    public List<ToolResult> onResults(List<ToolResult> results) {
        return results.stream().map(this::normalised).toList();
    }

    private ToolResult normalised(ToolResult result) {
        JsonValue value = result.result().orElse(JsonValue.NULL);
        if (result.call().outputVariable().isPresent()) {
            return result;
        }
        JsonArrayBuilder files = Json.array();
        result.files().forEach(files::add);
        if (value instanceof JsonArray parts && hasMedia(parts)) {
            return ToolResult.of(result.call(), normalised(parts, files)).withFiles(files.build());
        }
        if (value instanceof JsonObject object && object.get("content") instanceof JsonArray parts && hasMedia(parts)) {
            return ToolResult.of(
                            result.call(),
                            Json.object(object)
                                    .add("content", normalised(parts, files))
                                    .build())
                    .withFiles(files.build());
        }
        return result;
    }

    private static boolean hasMedia(JsonArray parts) {
        return parts.stream().anyMatch(MediaResults::isMedia);
    }

    private static boolean isMedia(JsonValue part) {
        return part instanceof JsonObject json
                && KINDS.contains(json.getString("type", ""))
                && Json.text(json, "data").isPresent();
    }

    private JsonArray normalised(JsonArray parts, JsonArrayBuilder files) {
        JsonArrayBuilder array = Json.array();
        parts.forEach(part -> array.add(isMedia(part) ? uploaded(part.asJsonObject(), files) : part));
        return array.build();
    }

    private JsonObject uploaded(JsonObject part, JsonArrayBuilder files) {
        String type = part.getString("type");
        Optional<byte[]> content = decoded(part.getString("data"));
        Optional<String> image = content.flatMap(ImageType::of);
        String mediaType = image.or(() -> Json.text(part, "mimeType")).orElse("application/octet-stream");
        JsonObjectBuilder json = Json.object()
                .add("type", type)
                .add("mediaType", mediaType)
                .add("size", content.map(bytes -> bytes.length).orElse(0));
        Optional<FileReference> reference = content.flatMap(bytes -> uploads.upload(type, mediaType, bytes));
        if (reference.isEmpty()) {
            return json.add("error", "The data could not be uploaded.").build();
        }
        json.add("url", reference.get().url());
        if (image.isPresent()) {
            files.add(reference.get().toJson());
        } else if (type.equals("image")) {
            json.add("error", "The data is not an image of a known format.");
        }
        return json.build();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
