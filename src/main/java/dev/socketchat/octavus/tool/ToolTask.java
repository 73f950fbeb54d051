package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.LoggedFailure;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of a server tool. The first of result, failure, time limit and stop decides; the tool's thread is
 * interrupted by the latter two.
 */
final class ToolTask {

    private static final System.Logger LOG = System.getLogger(ToolTask.class.getName());
    private static final int MAX_ERROR_LENGTH = 4000;

    private final ToolCall call;
    private final Tools.Tool tool;
    private final ToolOrigin origin;
    private final CountDownLatch done;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private final AtomicReference<@Nullable Decision> decision = new AtomicReference<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final FutureTask<Void> future = new FutureTask<>(this::call, null);

    private record Decision(ToolOutcome outcome, ToolResult result, long nanos) {}

    ToolTask(ToolCall call, Tools.Tool tool, ToolOrigin origin, CountDownLatch done, LongSupplier nanoTime) {
        this.call = call;
        this.tool = tool;
        this.origin = origin;
        this.done = done;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    /** What the tool executor runs. */
    Runnable work() {
        return future;
    }

    /** The outcome; only after the latch is open. */
    ToolResult result() {
        return decided().result();
    }

    /** How it went; a call without an outcome so far counts as stopped. */
    ToolReport report() {
        Decision made = decided();
        Duration time = Duration.ofNanos(made.nanos() - startedAt);
        return new ToolReport(origin.run(), call, tool.policy().sideEffects(), made.outcome(), time);
    }

    private Decision decided() {
        Decision made = decision.get();
        return made != null
                ? made
                : new Decision(ToolOutcome.STOPPED, ToolResult.failed(call, "The tool did not finish."), nanoTime.getAsLong());
    }

    void timeUp(Duration limit) {
        String effect = tool.policy().sideEffects() ? " Whether it took effect is not known." : "";
        fail(ToolOutcome.TIMED_OUT, "The tool took longer than " + limit.toMillis() + " ms and was stopped." + effect);
        stop();
    }

    void rejected() {
        fail(ToolOutcome.BUSY, "The tool is busy. Try again later.");
    }

    /** The same call was served before. */
    void repeated(ToolResult earlier) {
        decide(ToolOutcome.REPEATED, earlier);
    }

    void stop() {
        future.cancel(true);
    }

    private void call() {
        if (!call.hasUsableArguments()) {
            decide(ToolOutcome.FAILED, ToolResult.unusable(call));
            return;
        }
        try {
            JsonValue value = tool.handler().call(call.args(), new ToolContext(call, origin.executionId(), origin.run(), this::isDecided));
            decide(ToolOutcome.SUCCEEDED, ToolResult.of(call, value == null ? JsonValue.NULL : value));
        } catch (ToolException e) {
            fail(ToolOutcome.FAILED, shortened(String.valueOf(e.getMessage())));
            LOG.log(System.Logger.Level.DEBUG, this::failure, LoggedFailure.of(e));
        } catch (Throwable e) {
            // Whatever a tool throws, the run goes on and the log has the cause.
            boolean isNews = !isDecided();
            fail(ToolOutcome.FAILED, "The tool failed.");
            if (isNews) {
                LOG.log(System.Logger.Level.WARNING, this::failure, LoggedFailure.of(e));
            }
        } finally {
            // Not even a decision could be made: then there is none, and nobody need wait for it.
            settle();
        }
    }

    private void settle() {
        if (settled.compareAndSet(false, true)) {
            done.countDown();
        }
    }

    private String failure() {
        return "Tool " + LogText.of(call.toolName()) + " of run " + origin.run() + " failed";
    }

    private boolean isDecided() {
        return decision.get() != null || future.isCancelled();
    }

    private void fail(ToolOutcome outcome, String text) {
        decide(outcome, ToolResult.failed(call, text));
    }

    private void decide(ToolOutcome outcome, ToolResult result) {
        if (decision.compareAndSet(null, new Decision(outcome, result, nanoTime.getAsLong()))) {
            settle();
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_ERROR_LENGTH ? text : text.substring(0, MAX_ERROR_LENGTH) + "…";
    }
}
