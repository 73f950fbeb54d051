package dev.socketchat.octavus.message;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Who wrote a message, as the server knows it from its own authentication. */
public record Sender(Optional<String> id, Optional<String> name, Optional<String> image) {

    /** A sender with an id and a name to show. */
    public static Sender of(String id, String name) {
        return new Sender(Optional.of(id), Optional.of(name), Optional.empty());
    }

    JsonObject toJson() {
        JsonObjectBuilder json = Json.object();
        id.ifPresent(value -> json.add("id", value));
        name.ifPresent(value -> json.add("name", value));
        image.ifPresent(value -> json.add("image", value));
        return json.build();
    }
}
