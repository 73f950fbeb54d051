package dev.socketchat.local.agent;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model's side of one thread.
 *
 * @param model the model's name as written
 * @param system the prompt that opens the thread
 * @param input what that prompt may mention: name in the prompt → name of the value
 * @param tools the tools the model is offered
 * @param agentic whether several tool rounds are allowed
 * @param maxSteps the number of model calls in one block, or the name of an input holding it
 */
public record ThreadConfig(String model, Optional<String> system, Map<String, String> input, List<String> tools,
        boolean agentic, Optional<JsonValue> maxSteps) {
}
