package dev.socketchat.octavus;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of a server tool. The first of result, failure, time limit and stop decides; the tool's thread is
 * interrupted by the latter two.
 */
final class ToolTask {

    private static final System.Logger LOG = System.getLogger(ToolTask.class.getName());
    private static final int MAX_ERROR_LENGTH = 4000;

    private final ToolCall call;
    private final ToolHandler handler;
    private final Optional<String> executionId;
    private final CountDownLatch done;
    private final AtomicReference<@Nullable ToolResult> result = new AtomicReference<>();
    private final FutureTask<Void> future = new FutureTask<>(this::call, null);

    ToolTask(ToolCall call, ToolHandler handler, Optional<String> executionId, CountDownLatch done) {
        this.call = call;
        this.handler = handler;
        this.executionId = executionId;
        this.done = done;
    }

    /** What the tool executor runs. */
    Runnable work() {
        return future;
    }

    /** The outcome; only after the latch is open. */
    ToolResult result() {
        ToolResult decided = result.get();
        return decided == null ? ToolResult.failed(call, "The tool did not finish.") : decided;
    }

    void timeUp(Duration limit) {
        fail("The tool took longer than " + limit.toMillis() + " ms and was stopped.");
        stop();
    }

    void rejected() {
        fail("The tool is busy. Try again later.");
    }

    void stop() {
        future.cancel(true);
    }

    private void call() {
        try {
            JsonValue value = handler.call(call.args(), new ToolContext(call, executionId, this::isDecided));
            decide(ToolResult.of(call, value == null ? JsonValue.NULL : value));
        } catch (ToolException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "Tool " + LogText.of(call.toolName()) + " failed", e);
            fail(shortened(String.valueOf(e.getMessage())));
        } catch (Throwable e) {
            // Whatever a tool throws, the run goes on and the log has the cause.
            if (!isDecided()) {
                LOG.log(System.Logger.Level.WARNING, () -> "Tool " + LogText.of(call.toolName()) + " failed", e);
            }
            fail("The tool failed.");
        }
    }

    private boolean isDecided() {
        return result.get() != null || future.isCancelled();
    }

    private void fail(String text) {
        decide(ToolResult.failed(call, text));
    }

    private void decide(ToolResult outcome) {
        if (result.compareAndSet(null, outcome)) {
            done.countDown();
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_ERROR_LENGTH ? text : text.substring(0, MAX_ERROR_LENGTH) + "…";
    }
}
