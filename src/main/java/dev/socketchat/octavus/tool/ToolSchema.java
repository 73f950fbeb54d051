package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * What the model is told about a tool.
 *
 * @param inputSchema the arguments as JSON Schema
 * @param outputSchema the result as JSON Schema; empty: not told
 */
public record ToolSchema(String name, String description, JsonObject inputSchema, Optional<JsonObject> outputSchema) {

    JsonObject toJson() {
        JsonObjectBuilder json =
                Json.object().add("name", name).add("description", description).add("inputSchema", inputSchema);
        outputSchema.ifPresent(schema -> json.add("outputSchema", schema));
        return json.build();
    }
}
