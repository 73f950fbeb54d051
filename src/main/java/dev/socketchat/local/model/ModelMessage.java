package dev.socketchat.local.model;

import java.util.List;

/**
 * One message of a thread as a model sees it.
 *
 * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}
 * @param text what was said
 * @param calls what an assistant message asked for
 * @param results what a tool message answers
 */
public record ModelMessage(String role, String text, List<ToolCall> calls, List<ToolResult> results) {

    /** A message of text alone. */
    public static ModelMessage text(String role, String text) {
        return new ModelMessage(role, text, List.of(), List.of());
    }

    /** What the model said and asked for in one step. */
    public static ModelMessage answer(String text, List<ToolCall> calls) {
        return new ModelMessage("assistant", text, calls, List.of());
    }

    /** The answers to the calls of the message before. */
    public static ModelMessage results(List<ToolResult> results) {
        return new ModelMessage("tool", "", List.of(), results);
    }
}
