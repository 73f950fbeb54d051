package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import org.jspecify.annotations.Nullable;

/** A tool as a function over a record: JSON-B turns the arguments into one and the result into JSON. */
@FunctionalInterface
public interface TypedTool<A> {

    /** Runs the tool, by the rules of {@link ToolHandler#call}. The result may be anything JSON-B can write. */
    @Nullable
    Object call(A arguments, ToolContext context) throws Exception;

    /** The tool as a handler; arguments that do not fit the record become a tool error. */
    static <A> ToolHandler handler(Jsonb jsonb, Class<A> type, TypedTool<A> tool) {
        return (arguments, context) -> {
            A typed;
            try {
                typed = jsonb.fromJson(arguments.toString(), type);
            } catch (JsonbException e) {
                throw new ToolException("The arguments do not fit the tool.", e);
            }
            Object result = tool.call(typed, context);
            return result == null ? JsonValue.NULL : Json.parseValue(jsonb.toJson(result));
        };
    }
}
