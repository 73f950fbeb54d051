package dev.socketchat.local.agent;

import jakarta.json.JsonObject;
import java.util.Map;

/**
 * What {@code protocol.yaml} says, in file order.
 *
 * @param input what a session is created with
 * @param variables values that blocks fill
 * @param resources values the consumer is told of
 * @param types the named types as written
 * @param tools tools by name
 * @param triggers entry points by name
 * @param main the configuration of the main thread
 */
public record Protocol(Map<String, Field> input, Map<String, Field> variables, Map<String, Field> resources,
        Map<String, JsonObject> types, Map<String, Tool> tools, Map<String, Trigger> triggers, ThreadConfig main) {
}
