package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.JsonSchema;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A set of tools under one namespace, each with its schema, in the manner of an MCP server but inside this one.
 * Arguments that do not fit the schema become a tool error that names the place; with an output schema, results are
 * checked too.
 *
 * @param namespace lower case letters, digits and dashes, beginning with a letter
 */
public record ToolServer(String namespace, List<DynamicTool> tools) {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    /** Starts a server without tools. */
    public static Builder builder(String namespace) {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "\"" + namespace + "\" is no namespace: use lower case letters, digits and dashes");
        }
        return new Builder(namespace);
    }

    /** Collects tools. Not for several threads. */
    public static final class Builder {

        private final String namespace;
        private final List<DynamicTool> tools = new ArrayList<>();

        private Builder(String namespace) {
            this.namespace = namespace;
        }

        /**
         * Adds a tool.
         *
         * @param name its name within the namespace
         * @param inputSchema JSON Schema of its arguments; see {@link JsonSchema} for what is checked
         * @throws IllegalArgumentException if the name is taken or not made of lower case letters, digits, dashes and
         *     underscores
         */
        public Builder add(String name, String description, JsonObject inputSchema, ToolHandler handler) {
            return add(new ToolSchema(name, description, inputSchema, Optional.empty()), handler);
        }

        /**
         * Adds a tool over a record, whose schema is made from its components; {@link java.util.Optional} ones need not
         * be given.
         */
        public <A extends Record> Builder add(
                String name, String description, Jsonb jsonb, Class<A> arguments, TypedTool<A> tool) {
            return add(name, description, RecordSchema.of(arguments), TypedTool.handler(jsonb, arguments, tool));
        }

        /** Adds a tool whose schema names it within the namespace and may say what results look like. */
        public Builder add(ToolSchema schema, ToolHandler handler) {
            if (!NAME.matcher(schema.name()).matches()) {
                throw new IllegalArgumentException(
                        "\"" + schema.name() + "\" is no tool name: use lower case letters, digits, - and _");
            }
            String fullName = namespace + "__" + schema.name();
            if (tools.stream().anyMatch(tool -> tool.schema().name().equals(fullName))) {
                throw new IllegalArgumentException("There are two tools with the name \"" + fullName + "\"");
            }
            ToolSchema full =
                    new ToolSchema(fullName, schema.description(), schema.inputSchema(), schema.outputSchema());
            tools.add(new DynamicTool(full, checked(full, handler)));
            return this;
        }

        /** The server. */
        public ToolServer build() {
            return new ToolServer(namespace, List.copyOf(tools));
        }

        private static ToolHandler checked(ToolSchema schema, ToolHandler handler) {
            JsonSchema input = new JsonSchema(schema.inputSchema());
            Optional<JsonSchema> output = schema.outputSchema().map(JsonSchema::new);
            return (arguments, context) -> {
                require("argument", input.problem(arguments));
                @Nullable JsonValue result = handler.call(arguments, context);
                if (output.isPresent()) {
                    require("result", output.get().problem(result == null ? JsonValue.NULL : result));
                }
                return result;
            };
        }

        private static void require(String what, Optional<String> problem) {
            if (problem.isPresent()) {
                throw new ToolException("Invalid " + what + " at " + problem.get());
            }
        }
    }
}
