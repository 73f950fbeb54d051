package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.rest.Paths;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.tool.ToolBox;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stand-alone executions of worker agents. Safe for several threads. */
public final class Workers {

    private final Platform platform;

    Workers(Platform platform) {
        this.platform = platform;
    }

    /**
     * Runs a worker for a caller that pulls its events; as {@link AgentSession#execute(SocketMessage.Trigger)}.
     *
     * @param input the worker's input by name, written by JSON-B
     */
    public AgentStream execute(String agentId, Map<String, ?> input, Tools tools) {
        JsonObject values = Json.parseObject(platform.write(input));
        return stream(new RunRequest.WorkerStart(Paths.execute(agentId), Optional.of(values)), Optional.empty(), tools);
    }

    /** Goes on with an execution that asked its reader for tools. The results are posted as they are. */
    public AgentStream resume(String agentId, String executionId, JsonArray toolResults, Tools tools) {
        return stream(
                new RunRequest.WorkerContinuation(Paths.execute(agentId)),
                Optional.of(new RunRequest.Continuation(Optional.of(executionId), toolResults)),
                tools);
    }

    /**
     * Runs a worker to its end and returns what it made; blocks the caller.
     *
     * @throws WorkerException if it failed or gave no result
     * @throws OctavusIoException if the platform could not be reached
     */
    public WorkerResult generate(String agentId, Map<String, ?> input, Tools tools) {
        try (AgentStream stream = execute(agentId, input, tools)) {
            return WorkerResult.of(stream);
        }
    }

    private AgentStream stream(RunRequest request, Optional<RunRequest.Continuation> continuation, Tools tools) {
        ToolBox box = new ToolBox(tools);
        return new AgentStream(
                control ->
                        new Execution(platform, request, continuation, box, RunContext.code(platform, control)),
                List.of(platform.life()));
    }
}
