package dev.socketchat.local.agent;

import java.util.List;
import java.util.Map;

/**
 * An entry point with what happens there.
 *
 * @param input what the caller gives
 * @param blocks the handler of the same name, in file order
 */
public record Trigger(String name, Map<String, Field> input, List<Block> blocks) {
}
