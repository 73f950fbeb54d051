package dev.socketchat.octavus.file;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/** A file that lies with the platform; {@code size} is in bytes. */
public record FileReference(String id, String mediaType, String url, Optional<String> filename, OptionalLong size) {

    /** Whether a value has the shape of a reference: texts for id, media type and address. */
    public static boolean isFileReference(JsonValue value) {
        return from(value).isPresent();
    }

    /**
     * Whether an object speaks of a file, complete or not: it has a media type and says where or which the file is. More
     * than a reference, for who must let none pass.
     */
    public static boolean namesFile(JsonObject object) {
        return object.containsKey("mediaType") && (object.containsKey("url") || object.containsKey("id"));
    }

    /** Whether a value is a list of references and has at least one. */
    public static boolean isFileReferences(JsonValue value) {
        return value instanceof JsonArray list
                && !list.isEmpty()
                && list.stream().allMatch(FileReference::isFileReference);
    }

    /** The reference a value stands for, if it is one. */
    public static Optional<FileReference> from(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            return Optional.empty();
        }
        Optional<String> id = Json.text(json, "id");
        Optional<String> mediaType = Json.text(json, "mediaType");
        Optional<String> url = Json.text(json, "url");
        if (id.isEmpty() || mediaType.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong size = json.get("size") instanceof JsonNumber number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
        return Optional.of(new FileReference(id.get(), mediaType.get(), url.get(), Json.text(json, "filename"), size));
    }

    /** The reference as the platform writes it. */
    public JsonObject toJson() {
        JsonObjectBuilder json =
                Json.object().add("id", id).add("mediaType", mediaType).add("url", url);
        filename.ifPresent(name -> json.add("filename", name));
        size.ifPresent(bytes -> json.add("size", bytes));
        return json.build();
    }
}
