package dev.socketchat.octavus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs the server's tools of one request side by side on the tool executor. */
final class ToolRound {

    private final ToolBox tools;
    private final OctavusConfig config;
    private final Environment environment;

    ToolRound(ToolBox tools, OctavusConfig config, Environment environment) {
        this.tools = tools;
        this.config = config;
        this.environment = environment;
    }

    /**
     * Waits until every call has an outcome.
     *
     * @param calls calls whose names all have a handler
     * @return the outcomes in the order of the calls
     * @throws CancellationException as soon as the run is stopped; tools are then interrupted and their results dropped
     */
    List<ToolResult> run(List<ToolCall> calls, Optional<String> executionId, Cancellation work) {
        CountDownLatch done = new CountDownLatch(calls.size());
        List<ToolTask> tasks = new CopyOnWriteArrayList<>();
        List<Future<?>> limits = new ArrayList<>();
        Cancellation.Registration stop = work.onCancel(() -> tasks.forEach(ToolTask::stop));
        try {
            for (ToolCall call : calls) {
                Tools.Tool tool = tools.find(call.toolName()).orElseThrow();
                ToolTask task = new ToolTask(call, tool.handler(), executionId, done);
                tasks.add(task);
                limits.add(start(task, tool.timeLimit().orElse(config.toolTimeout())));
            }
            work.await(done);
            return tasks.stream().map(ToolTask::result).toList();
        } finally {
            stop.close();
            limits.forEach(limit -> limit.cancel(false));
            tasks.forEach(ToolTask::stop);
        }
    }

    private Future<?> start(ToolTask task, Duration limit) {
        Future<?> alarm =
                environment.scheduler().schedule(() -> task.timeUp(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            environment.tools().execute(task.work());
        } catch (RejectedExecutionException e) {
            task.rejected();
        }
        return alarm;
    }
}
