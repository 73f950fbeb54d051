package dev.socketchat.chat.upload;

import dev.socketchat.octavus.file.FileReference;
import dev.socketchat.octavus.message.InvalidSocketMessageException.Kind;
import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.message.SocketMessage;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * Sees to it that a message speaks only of files that were uploaded in its own conversation, and of these as the
 * platform named them: an address that a browser made up must never be fetched on its behalf.
 */
public final class AttachmentCheck {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** Octavus documentation, "Files": the one name under which the clients upload the files of an input. */
    private static final String INPUT_FILES = "FILES";
    private static final String RESULT_FILES = "files";

    private final Attachments attachments;

    /** For the messages of one conversation. */
    public AttachmentCheck(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * The trigger with the files of its input set right.
     *
     * @throws InvalidSocketMessageException if it has others
     */
    public SocketMessage.Trigger settle(SocketMessage.Trigger trigger) {
        return trigger.input().filter(input -> input.containsKey(INPUT_FILES) || namesFiles(input)).isPresent()
                ? trigger.withInput(settle(trigger.input().get(), INPUT_FILES, Kind.TRIGGER))
                : trigger;
    }

    /**
     * The continuation with the files in and beside its results set right.
     *
     * @throws InvalidSocketMessageException if it has others
     */
    public SocketMessage.Continue settle(SocketMessage.Continue results) {
        JsonArrayBuilder settled = JSON.createArrayBuilder();
        for (JsonObject result : results.toolResults().getValuesAs(JsonObject.class)) {
            settled.add(result.containsKey(RESULT_FILES) || namesFiles(result) ? settle(result, RESULT_FILES, Kind.CONTINUE) : result);
        }
        return new SocketMessage.Continue(results.executionId(), settled.build());
    }

    private static boolean namesFiles(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().anyMatch(AttachmentCheck::namesFiles);
        }
        return value instanceof JsonObject object
                && (FileReference.namesFile(object) || object.values().stream().anyMatch(AttachmentCheck::namesFiles));
    }

    /** Settles members, of which one holds files and nothing else. */
    private JsonObject settle(JsonObject members, String files, Kind kind) {
        JsonObjectBuilder settled = JSON.createObjectBuilder();
        members.forEach((name, value) -> settled.add(name, name.equals(files) ? files(value, kind) : settle(value, kind)));
        return settled.build();
    }

    private JsonValue files(JsonValue value, Kind kind) {
        if (value == JsonValue.NULL) {
            return value;
        }
        if (!(value instanceof JsonArray array)) {
            return uploaded(value, kind);
        }
        JsonArrayBuilder settled = JSON.createArrayBuilder();
        array.forEach(file -> settled.add(uploaded(file, kind)));
        return settled.build();
    }

    private JsonValue settle(JsonValue value, Kind kind) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder settled = JSON.createArrayBuilder();
            array.forEach(item -> settled.add(settle(item, kind)));
            return settled.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (FileReference.namesFile(object)) {
            return uploaded(object, kind);
        }
        JsonObjectBuilder settled = JSON.createObjectBuilder();
        object.forEach((name, member) -> settled.add(name, settle(member, kind)));
        return settled.build();
    }

    private JsonObject uploaded(JsonValue file, Kind kind) {
        Optional<String> id = file instanceof JsonObject object && object.get("id") instanceof JsonString text
                ? Optional.of(text.getString()) : Optional.empty();
        return id.flatMap(attachments::find).map(FileReference::toJson).orElseThrow(() -> new InvalidSocketMessageException(
                kind, "A file was not uploaded in this conversation. Please attach it again."));
    }
}
