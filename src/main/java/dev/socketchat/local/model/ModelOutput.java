package dev.socketchat.local.model;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Takes an answer while it is made. Every method throws {@link IOException} once nobody listens any more. */
public interface ModelOutput {

    /** Adds to the thoughts shown beside the answer. */
    void reasoning(String delta) throws IOException;

    /** Adds to the answer. */
    void text(String delta) throws IOException;

    /** Asks for a tool; calls of one step run together. */
    void call(String tool, JsonObject arguments) throws IOException;

    /** Names a page the answer draws on. */
    void source(String url, Optional<String> title) throws IOException;

    /** Waits; ends at once when nobody listens any more. */
    void pause(Duration time) throws IOException;
}
