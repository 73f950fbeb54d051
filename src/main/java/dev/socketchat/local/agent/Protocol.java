package dev.socketchat.local.agent;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;

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
 * @param output the variable that holds a worker's result
 */
public record Protocol(Map<String, Field> input, Map<String, Field> variables, Map<String, Field> resources,
        Map<String, JsonObject> types, Map<String, Tool> tools, Map<String, Trigger> triggers, ThreadConfig main,
        Optional<String> output) {

    /** The name under which the steps of a worker are kept among the triggers. */
    public static final String STEPS = "steps";
}
