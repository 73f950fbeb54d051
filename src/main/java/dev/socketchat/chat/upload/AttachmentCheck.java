package dev.socketchat.chat.upload;

import dev.socketchat.octavus.file.FileReference;
import dev.socketchat.octavus.message.InvalidSocketMessageException.Kind;
import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.message.SocketMessage;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * Sees to it that a message speaks only of files that were uploaded in its own conversation, and of these as the
 * platform named them: an address that a browser made up must never be fetched on its behalf.
 */
public final class AttachmentCheck {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String FILES = "files";

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
        return trigger.input().filter(AttachmentCheck::namesFiles).isPresent()
                ? trigger.withInput(settle(trigger.input().get(), Kind.TRIGGER).asJsonObject())
                : trigger;
    }

    /**
     * The continuation with the files beside its results set right.
     *
     * @throws InvalidSocketMessageException if it has others
     */
    public SocketMessage.Continue settle(SocketMessage.Continue results) {
        JsonArrayBuilder settled = JSON.createArrayBuilder();
        for (JsonValue value : results.toolResults()) {
            JsonObject result = value.asJsonObject();
            settled.add(!result.containsKey(FILES) ? result : JSON.createObjectBuilder(result)
                    .add(FILES, settle(result.get(FILES), Kind.CONTINUE)).build());
        }
        return new SocketMessage.Continue(results.executionId(), settled.build());
    }

    private static boolean namesFiles(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().anyMatch(AttachmentCheck::namesFiles);
        }
        return value instanceof JsonObject object
                && (FileReference.from(object).isPresent() || object.values().stream().anyMatch(AttachmentCheck::namesFiles));
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
        Optional<FileReference> file = FileReference.from(object);
        if (file.isPresent()) {
            return attachments.find(file.get().id()).map(FileReference::toJson).orElseThrow(() -> new InvalidSocketMessageException(
                    kind, "A file was not uploaded in this conversation. Please attach it again."));
        }
        JsonObjectBuilder settled = JSON.createObjectBuilder();
        object.forEach((name, member) -> settled.add(name, settle(member, kind)));
        return settled.build();
    }
}
