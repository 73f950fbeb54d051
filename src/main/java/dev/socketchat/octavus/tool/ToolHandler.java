package dev.socketchat.octavus.tool;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a tool of the server does. */
@FunctionalInterface
public interface ToolHandler {

    /**
     * Runs the tool. Called on a thread of the tool executor, several tools at a time; interrupted when the run is
     * stopped or the tool's time is up.
     *
     * @param arguments what the model wrote; not checked against any schema
     * @return the result; {@code null} counts as JSON {@code null}
     * @throws ToolException with a text that the model and the user may see
     * @throws Exception anything else: they see a general text, the log has the cause
     */
    @Nullable
    JsonValue call(JsonObject arguments, ToolContext context) throws Exception;
}
