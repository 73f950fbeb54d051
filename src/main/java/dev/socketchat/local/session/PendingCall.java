package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Tool;
import dev.socketchat.local.model.ToolCall;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * A tool call the consumer is asked to run.
 *
 * @param call the call
 * @param tool its tool
 * @param block the number of the block that makes the call itself; empty when the model asked for it
 * @param outputVariable the variable that takes the result
 * @param thread the thread it belongs to
 * @param part where it stands in the assistant's message
 */
record PendingCall(ToolCall call, Tool tool, Optional<Integer> block, Optional<String> outputVariable, String thread,
        ToolPart part) {

    String id() {
        return call.id();
    }

    String name() {
        return call.tool();
    }

    /** The call as an item of a {@code tool-request}. */
    JsonObject json() {
        JsonObjectBuilder json = JsonText.object().add("toolCallId", call.id()).add("toolName", call.tool())
                .add("args", call.arguments()).add("source", block.isPresent() ? "block" : "llm");
        outputVariable.ifPresent(name -> json.add("outputVariable", name));
        block.ifPresent(index -> json.add("blockIndex", index));
        if (!thread.equals(Block.MAIN_THREAD)) {
            json.add("thread", thread);
        }
        return json.build();
    }
}
