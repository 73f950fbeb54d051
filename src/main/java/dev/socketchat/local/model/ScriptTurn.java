package dev.socketchat.local.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a script looks at: the last user message and the tool results that came after it.
 *
 * @param message the message, at most {@link #LONGEST} characters of it
 * @param results the newest result of each tool
 */
record ScriptTurn(String message, Map<String, ToolResult> results) {

    /** Longer messages are cut before patterns see them, so that no pattern can take long. */
    static final int LONGEST = 4000;

    static ScriptTurn of(List<ModelMessage> messages) {
        String message = "";
        Map<String, ToolResult> results = new LinkedHashMap<>();
        for (ModelMessage each : messages) {
            if (each.role().equals("user")) {
                message = each.text();
                results.clear();
            }
            each.results().forEach(result -> results.put(result.tool(), result));
        }
        return new ScriptTurn(message.substring(0, Math.min(message.length(), LONGEST)).strip(), results);
    }

    Set<String> answered() {
        return results.keySet();
    }
}
