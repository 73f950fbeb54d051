package dev.socketchat.chat.upload;

import dev.socketchat.chat.config.UploadLimits;
import dev.socketchat.octavus.file.Files;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a page asks before it uploads: {@code {"type":"upload-request","requestId":…,"files":[{"filename":…,
 * "mediaType":…,"size":…}]}}.
 *
 * @param requestId the page's own name for it, 1 to 64 characters
 * @param members the message
 */
record UploadRequest(String requestId, JsonObject members) {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 255;
    /** RFC 6838, section 4.2: names of media types. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /** The request; empty when it has no name by which it could be answered. */
    static Optional<UploadRequest> of(JsonObject members) {
        return text(members, "requestId").filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                .map(id -> new UploadRequest(id, members));
    }

    /**
     * The files it is about.
     *
     * @throws IllegalArgumentException with a sentence for the person who attached them, if they are not allowed
     */
    List<Files.Announcement> files(UploadLimits limits) {
        JsonArray files = members.get("files") instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
        if (files.isEmpty() || files.size() > limits.maxFiles()) {
            throw new IllegalArgumentException(limits.maxFiles() == 0 ? "Files cannot be attached here."
                    : "A message may have 1 to " + limits.maxFiles() + " files.");
        }
        return files.stream().map(file -> file(file, limits)).toList();
    }

    private static Files.Announcement file(JsonValue value, UploadLimits limits) {
        if (!(value instanceof JsonObject file)) {
            throw new IllegalArgumentException("A file is described by an object.");
        }
        String name = text(file, "filename").filter(UploadRequest::isName)
                .orElseThrow(() -> new IllegalArgumentException("A file needs a name of 1 to " + LONGEST_NAME + " characters."));
        String type = text(file, "mediaType").filter(text -> MEDIA_TYPE.matcher(text).matches()).filter(limits::allows)
                .orElseThrow(() -> new IllegalArgumentException("Files of this type cannot be attached."));
        return new Files.Announcement(name, type, size(file, limits));
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private static long size(JsonObject file, UploadLimits limits) {
        if (!(file.get("size") instanceof JsonNumber size) || !size.isIntegral() || size.bigDecimalValue().signum() <= 0) {
            throw new IllegalArgumentException("An empty file cannot be attached.");
        }
        if (size.bigDecimalValue().compareTo(BigDecimal.valueOf(limits.maxBytes())) > 0) {
            throw new IllegalArgumentException("A file may have at most " + limits.maxBytes() + " bytes.");
        }
        return size.longValue();
    }

    private static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
