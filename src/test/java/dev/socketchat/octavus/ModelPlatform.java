package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.toolRequest;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers at random, well and badly, and notes when a session is asked for a second run before the first was over or
 * closed.
 */
final class ModelPlatform implements ScriptedPlatform.Step {

    private final Random random;
    private final AtomicInteger executions = new AtomicInteger();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private CountDownLatch free = new CountDownLatch(0);
    private final AtomicInteger texts = new AtomicInteger();

    ModelPlatform(long seed) {
        this.random = new Random(seed);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void answer(ScriptedPlatform.Wire wire) throws Exception {
        if (wire.request().path().endsWith("/trigger")) {
            CountDownLatch over = new CountDownLatch(1);
            occupy(over);
            try {
                run(wire, pick(12), over);
            } finally {
                over.countDown();
            }
        } else if (pick(5) == 0) {
            wire.json(500, "{\"error\":\"no\"}");
        } else {
            wire.json(200, "{\"sessionId\":\"ses_1\"}");
        }
    }

    private void occupy(CountDownLatch over) throws InterruptedException {
        CountDownLatch before;
        synchronized (this) {
            before = free;
            free = over;
        }
        if (!before.await(5, TimeUnit.SECONDS)) {
            violations.add("A second run was asked for while the first was neither over nor closed");
        }
    }

    private void run(ScriptedPlatform.Wire wire, int kind, CountDownLatch over) throws Exception {
        String execution = "exe_" + executions.incrementAndGet();
        switch (kind) {
            case 0 -> wire.json(500, "{}");
            case 1 -> wire.json(503, "{}", "Retry-After: 0");
            case 2 -> wire.json(401, "{}");
            case 3 -> wire.reset();
            default -> stream(wire, kind, execution, over);
        }
    }

    private void stream(ScriptedPlatform.Wire wire, int kind, String execution, CountDownLatch over)
            throws IOException {
        wire.stream().events("{\"type\":\"start\",\"executionId\":\"" + execution + "\"}");
        for (int i = pick(6); i > 0; i--) {
            wire.events(text(), text());
        }
        switch (kind) {
            case 4 -> wire.end();
            case 5 -> wire.reset();
            case 6 -> wire.awaitClosed(over);
            case 7 -> finish(
                    wire,
                    "{\"type\":\"error\",\"errorType\":\"provider_error\",\"message\":\"m\",\"source\":\"provider\",\"retryable\":true}",
                    over);
            case 8, 9 -> finish(
                    wire,
                    toolRequest(tools(kind)) + "\n\ndata: " + "{\"type\":\"finish\",\"finishReason\":\"tool-calls\"}",
                    over);
            default -> finish(wire, "{\"type\":\"finish\",\"finishReason\":\"stop\"}", over);
        }
    }

    private void finish(ScriptedPlatform.Wire wire, String last, CountDownLatch over) throws IOException {
        // From the last event on the session is free again, as on the platform.
        over.countDown();
        wire.events(last).done();
    }

    private String[] tools(int kind) {
        String server = List.of("good", "bad", "slow").get(pick(3));
        return kind == 8
                ? new String[] {call("c1", server), call("c2", "good")}
                : new String[] {call("c1", server), call("c3", "browser")};
    }

    private String text() {
        return "{\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"" + texts.incrementAndGet() + "\"}";
    }

    private synchronized int pick(int bound) {
        return random.nextInt(bound);
    }
}
