package dev.socketchat.it;

import dev.socketchat.local.Fault;

/** What a platform sends whose agent calls one tool. */
final class ToolCalls {

    private ToolCalls() {
    }

    /** A stream that asks for the tool with the arguments, which are a JSON object. */
    static Fault of(String tool, String arguments) {
        return Fault.raw("data: {\"type\":\"start\",\"executionId\":\"exe_9\"}\n\n",
                "data: {\"type\":\"tool-request\",\"toolCalls\":[{\"toolCallId\":\"call_9\",\"toolName\":\"" + tool
                        + "\",\"args\":" + arguments + "}]}\n\n",
                "data: {\"type\":\"finish\",\"finishReason\":\"tool-calls\"}\n\n");
    }
}
