package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.toolRequest;

import dev.socketchat.octavus.rest.ScriptedPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers at random, well and badly, and notes what must not happen: a second run of a session before the first was
 * over or closed, a continuation nobody asked for, a tool result the browser made up.
 */
final class ModelPlatform implements ScriptedPlatform.Step {

    private static final String FINISH = "{\"type\":\"finish\",\"finishReason\":\"stop\"}";
    private static final String TOOLS_FINISH = "{\"type\":\"finish\",\"finishReason\":\"tool-calls\"}";
    private static final String ERROR = "{\"type\":\"error\",\"errorType\":\"provider_error\",\"message\":\"m\","
            + "\"source\":\"provider\",\"retryable\":true}";

    /** How a request for a run is answered. */
    private enum Answer {
        REFUSED, BUSY, TOO_MANY, BROKEN_PAGE, RESET_BEFORE, SILENT_BEFORE,
        ENDLESS, RESET, SILENT, ERROR, GARBAGE, TOOLS, TOOLS_UNFINISHED, MIXED_TOOLS, BROWSER_TOOL, CHATTY, LINGERING,
        FINE, LATE
    }

    private static final List<Answer> USUAL =
            List.of(Answer.FINE, Answer.TOOLS, Answer.MIXED_TOOLS, Answer.BROWSER_TOOL);

    private static final int PATIENCE = 2000;

    private final ModelTime time;
    private final Random random;
    private final AtomicInteger executions = new AtomicInteger();
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private CountDownLatch free = new CountDownLatch(0);
    private @Nullable String asked;

    ModelPlatform(ModelTime time, long seed) {
        this.time = time;
        this.random = new Random(seed);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Requests that are still answered. */
    int open() {
        return open.get();
    }

    @Override
    public void answer(ScriptedPlatform.Wire wire) throws Exception {
        open.incrementAndGet();
        time.happened();
        try {
            if (wire.request().path().endsWith("/trigger")) {
                trigger(wire);
            } else {
                create(wire);
            }
        } finally {
            open.decrementAndGet();
        }
    }

    private void create(ScriptedPlatform.Wire wire) throws Exception {
        switch (pick(8)) {
            case 0 -> wire.json(500, "{\"error\":\"no\"}");
            case 1 -> wire.json(503, "{}", "Retry-After: 1");
            case 2 -> wire.reset();
            case 3 -> {
                time.pass(Duration.ofMillis(500));
                session(wire);
            }
            default -> session(wire);
        }
    }

    private static void session(ScriptedPlatform.Wire wire) throws IOException {
        wire.json(200, "{\"sessionId\":\"ses_1\"}");
    }

    private void trigger(ScriptedPlatform.Wire wire) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        occupy(over);
        try {
            if (!isWelcome(wire.request().json().getString("executionId", null)) && wire.isClosedWithin(PATIENCE)) {
                // Broken off on its way, and overtaken by the next request.
                return;
            }
            examine(wire.request());
            run(wire, pick(2) == 0 ? USUAL.get(pick(4)) : Answer.values()[pick(Answer.values().length)], over);
        } finally {
            over.countDown();
        }
    }

    private void occupy(CountDownLatch over) throws InterruptedException {
        CountDownLatch before;
        synchronized (this) {
            before = free;
            free = over;
        }
        if (!before.await(PATIENCE, TimeUnit.MILLISECONDS)) {
            violations.add("A second run was asked for while the first was neither over nor closed");
        }
    }

    private synchronized void examine(ScriptedPlatform.Received request) {
        if (request.body().contains("forged")) {
            violations.add("The browser's word for a server tool arrived: " + request.body());
        }
        String execution = request.json().getString("executionId", null);
        if (!isWelcome(execution)) {
            violations.add("Nobody asked for tools of " + execution + ", but of " + asked);
        }
    }

    private synchronized boolean isWelcome(@Nullable String execution) {
        return execution == null || execution.equals(asked);
    }

    private void run(ScriptedPlatform.Wire wire, Answer kind, CountDownLatch over) throws Exception {
        switch (kind) {
            case REFUSED -> wire.json(List.of(400, 401, 403, 404, 409, 422, 500).get(pick(7)), "{\"error\":\"no\"}");
            case BUSY -> wire.json(503, "{}", "Retry-After: 0");
            case TOO_MANY -> wire.json(429, "{\"error\":\"no\"}", "Retry-After: 1");
            case BROKEN_PAGE -> wire.body(200, "text/html", "<h1>Bad gateway</h1>");
            case RESET_BEFORE -> wire.reset();
            case SILENT_BEFORE -> wire.awaitClosed(over);
            case LATE -> {
                time.pass(Duration.ofMillis(500));
                stream(wire, Answer.FINE, over);
            }
            default -> stream(wire, kind, over);
        }
    }

    private void stream(ScriptedPlatform.Wire wire, Answer kind, CountDownLatch over) throws IOException {
        String execution = "exe_" + executions.incrementAndGet();
        ask(null);
        wire.stream().events("{\"type\":\"start\",\"executionId\":\"" + execution + "\"}");
        for (int i = pick(6); i > 0; i--) {
            wire.events(text(), text());
        }
        switch (kind) {
            case ENDLESS -> wire.end();
            case RESET -> wire.reset();
            case SILENT -> wire.awaitClosed(over);
            case ERROR -> last(wire, over, ERROR).done();
            case GARBAGE -> garbage(wire, over);
            case TOOLS -> tools(wire, over, execution, server("c1"), server("c2")).done();
            case TOOLS_UNFINISHED -> tools(wire, over, execution, server("c1")).end();
            case MIXED_TOOLS -> tools(wire, over, execution, server("c1"), call("c3", "browser")).done();
            case BROWSER_TOOL -> tools(wire, over, execution, call("c3", "browser")).done();
            case CHATTY -> last(wire, over, text(), FINISH, text(), FINISH, ERROR).done();
            case LINGERING -> last(wire, over, FINISH).awaitClosed(over);
            default -> last(wire, over, text(), FINISH).done();
        }
    }

    private ScriptedPlatform.Wire tools(
            ScriptedPlatform.Wire wire, CountDownLatch over, String execution, String... calls) throws IOException {
        ask(execution);
        return last(wire, over, toolRequest(calls), TOOLS_FINISH);
    }

    private void garbage(ScriptedPlatform.Wire wire, CountDownLatch over) throws IOException {
        for (int i = pick(7); i > 0; i--) {
            wire.events("{\"type\":", text());
        }
        last(wire, over, FINISH).done();
    }

    /** From the last event on the session is free again, as on the platform. */
    private static ScriptedPlatform.Wire last(ScriptedPlatform.Wire wire, CountDownLatch over, String... events)
            throws IOException {
        over.countDown();
        return wire.events(events);
    }

    private String server(String id) {
        return call(id, ModelTools.NAMES.get(pick(ModelTools.NAMES.size())));
    }

    private synchronized void ask(@Nullable String execution) {
        asked = execution;
    }

    private String text() {
        return "{\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"" + texts.incrementAndGet() + "\"}";
    }

    private synchronized int pick(int bound) {
        return random.nextInt(bound);
    }
}
