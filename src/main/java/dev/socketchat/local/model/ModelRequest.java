package dev.socketchat.local.model;

import dev.socketchat.local.agent.Tool;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question to a model.
 *
 * @param model the name the agent asks for
 * @param system the rendered system prompt
 * @param messages the thread so far, oldest first
 * @param tools the tools on offer
 * @param values session input, trigger input and variables by name, for models that work with templates
 * @param responseType the named type the answer must have
 */
public record ModelRequest(String model, Optional<String> system, List<ModelMessage> messages, List<Tool> tools,
        Map<String, JsonValue> values, Optional<String> responseType) {
}
