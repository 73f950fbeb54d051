package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.tool.ToolBox;
import dev.socketchat.octavus.tool.ToolCall;
import dev.socketchat.octavus.tool.ToolOrigin;
import dev.socketchat.octavus.tool.ToolResult;
import dev.socketchat.octavus.tool.ToolRound;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** What a run does between two legs: runs the server's tools, and decides who answers the other calls. */
final class ToolStep {

    private final ToolBox box;
    private final ToolRound round;
    private final ToolEvents writer;
    private final String run;

    ToolStep(ToolBox box, Platform platform, RunContext context) {
        this.box = box;
        this.round = new ToolRound(box, platform.config(), platform.environment());
        this.writer = new ToolEvents(context);
        this.run = context.reference();
    }

    /**
     * The step's result: either a continuation for the platform, or calls the browser has to answer.
     *
     * @param events what readers see of the step
     */
    record Result(
            List<StreamEvent> events, Optional<RunRequest.Continuation> continuation, Optional<PendingTools> pending) {}

    /**
     * Runs the calls that have a handler now, so that tools added during the run count.
     *
     * @throws CancellationException as soon as the run is stopped
     * @throws OctavusException if a step is impossible or the application's listener fails
     */
    Result take(List<ToolCall> calls, Optional<String> executionId, Cancellation work) {
        Map<Boolean, List<ToolCall>> split = calls.stream()
                .collect(Collectors.partitioningBy(call -> box.serves(call.toolName())));
        List<ToolCall> ours = split.getOrDefault(true, List.of());
        List<ToolResult> results = new ArrayList<>(
                ours.isEmpty() ? List.of() : reviewed(round.run(ours, new ToolOrigin(run, executionId), work)));
        work.throwIfCancelled();
        List<ToolCall> others = new ArrayList<>(split.getOrDefault(false, List.of()));
        others.stream().filter(call -> !call.hasUsableArguments()).map(ToolResult::unusable).forEach(results::add);
        others.removeIf(call -> !call.hasUsableArguments());
        return others.isEmpty() || box.clientToolsRejected()
                ? goOn(results, others, executionId)
                : handOver(results, others, executionId);
    }

    private List<ToolResult> reviewed(List<ToolResult> results) {
        try {
            return List.copyOf(box.resultListener().onResults(results));
        } catch (CancellationException e) {
            throw e;
        } catch (Exception e) {
            throw new OctavusException("The tool result listener failed", e);
        }
    }

    private Result goOn(List<ToolResult> ours, List<ToolCall> rejected, Optional<String> executionId) {
        List<ToolResult> results = new ArrayList<>(ours);
        rejected.forEach(call ->
                results.add(ToolResult.failed(call, "There is no tool with the name \"" + call.toolName() + "\".")));
        JsonArrayBuilder array = Json.array();
        results.forEach(result -> array.add(result.toJson()));
        return new Result(
                outputs(results),
                Optional.of(new RunRequest.Continuation(executionId, array.build())),
                Optional.empty());
    }

    private Result handOver(List<ToolResult> results, List<ToolCall> browserCalls, Optional<String> executionId) {
        String id = executionId.orElseThrow(
                () -> new OctavusProtocolException("Tool request without an execution id", null));
        List<StreamEvent> events = new ArrayList<>(outputs(results));
        events.add(writer.clientRequest(id, browserCalls, results));
        events.add(StreamEvent.Finish.of(StreamEvent.Finish.CLIENT_TOOL_CALLS, executionId));
        return new Result(events, Optional.empty(), Optional.of(new PendingTools(id, browserCalls, results)));
    }

    private List<StreamEvent> outputs(List<ToolResult> results) {
        return results.stream().map(writer::output).toList();
    }
}
