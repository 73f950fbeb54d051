package dev.socketchat.octavus.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the latest calls of tools with side effects, so that none is served twice: a platform may repeat a request
 * whose results it did not get. Safe for several threads.
 */
final class PastCalls {

    private static final int MOST = 256;

    private final Map<Call, ToolResult> calls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Call, ToolResult> eldest) {
            return size() > MOST;
        }
    };

    private record Call(Optional<String> executionId, String toolCallId) {}

    private static Call key(ToolOrigin origin, ToolCall call) {
        return new Call(origin.executionId(), call.toolCallId());
    }

    /** Notes that the call begins; if it did before, answers what came of it. */
    synchronized Optional<ToolResult> begin(ToolOrigin origin, ToolCall call) {
        ToolResult unknown = ToolResult.failed(call, "This call was made before. Whether it took effect is not known.");
        return Optional.ofNullable(calls.putIfAbsent(key(origin, call), unknown));
    }

    synchronized void end(ToolOrigin origin, ToolResult result) {
        calls.replace(key(origin, result.call()), result);
    }

    /** The call did not begin after all. */
    synchronized void forget(ToolOrigin origin, ToolCall call) {
        calls.remove(key(origin, call));
    }
}
