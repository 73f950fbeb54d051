package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.LoggedFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the server's tools of one request side by side on the tool executor. Safe for several threads. */
public final class ToolRound {

    private static final System.Logger LOG = System.getLogger(ToolRound.class.getName());

    private final ToolBox tools;
    private final OctavusConfig config;
    private final Environment environment;

    /** Finds its tools in the box, at the time of each round. */
    public ToolRound(ToolBox tools, OctavusConfig config, Environment environment) {
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
    public List<ToolResult> run(List<ToolCall> calls, ToolOrigin origin, Cancellation work) {
        CountDownLatch done = new CountDownLatch(calls.size());
        List<ToolTask> tasks = new CopyOnWriteArrayList<>();
        List<Future<?>> limits = new ArrayList<>();
        Cancellation.Registration stop = work.onCancel(() -> tasks.forEach(ToolTask::stop));
        try {
            for (ToolCall call : calls) {
                Tools.Tool tool = tools.find(call.toolName()).orElseThrow();
                ToolTask task = new ToolTask(call, tool, origin, done, environment.nanoTime());
                tasks.add(task);
                Optional<ToolResult> earlier =
                        tool.policy().sideEffects() ? tools.past().begin(origin, call) : Optional.empty();
                earlier.ifPresentOrElse(
                        task::repeated,
                        () -> limits.add(start(task, tool.policy().timeLimit().orElse(config.toolTimeout()))));
            }
            work.await(done);
            return tasks.stream().map(ToolTask::result).toList();
        } finally {
            stop.close();
            limits.forEach(limit -> limit.cancel(false));
            tasks.forEach(ToolTask::stop);
            tasks.forEach(task -> report(task, origin));
        }
    }

    private Future<?> start(ToolTask task, Duration limit) {
        Future<?> alarm =
                environment.scheduler().schedule(() -> task.timeUp(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            environment.tools().execute(task.work());
        } catch (Throwable e) {
            // Full, or without a thread to give.
            task.rejected();
        }
        return alarm;
    }

    private void report(ToolTask task, ToolOrigin origin) {
        ToolReport report = task.report();
        if (report.outcome() == ToolOutcome.BUSY) {
            tools.past().forget(origin, report.call());
        } else if (report.outcome() != ToolOutcome.STOPPED) {
            tools.past().end(origin, task.result());
        }
        try {
            tools.resultListener().onCalled(report);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "A listener failed over a tool call of run " + origin.run(), LoggedFailure.of(e));
        }
    }
}
