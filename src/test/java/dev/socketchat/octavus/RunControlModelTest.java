package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.sockjs.ManualScheduler;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Drives sessions at random, from seeds, and checks what must hold whatever happens. A seed says what browser, viewer,
 * platform and tools do; the threads are real. More seeds: {@code -Drun.model.seeds=10000}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunControlModelTest {

    private static final int SEEDS = Integer.getInteger("run.model.seeds", 200);
    private static final int STEPS = 8;

    private final ModelTime time = new ModelTime();
    private final ManualScheduler scheduler = time.scheduler();
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final ThreadPoolExecutor streams = threads(4);
    private final ThreadPoolExecutor toolThreads = threads(3);
    private final AtomicInteger tasks = new AtomicInteger();
    private final Logger log = Logger.getLogger("dev.socketchat.octavus");
    private final Map<RunOutcome, Integer> outcomes = new EnumMap<>(RunOutcome.class);
    private final List<WeakReference<Object>> garbage = new ArrayList<>();
    private OctavusClient client;

    private static ThreadPoolExecutor threads(int most) {
        return new ThreadPoolExecutor(0, most, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    /** Counts tasks from the moment they are handed over: a pool does not know of one that is about to begin. */
    private Executor counted(Executor pool) {
        return task -> {
            tasks.incrementAndGet();
            try {
                pool.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        tasks.decrementAndGet();
                    }
                });
            } catch (RejectedExecutionException e) {
                tasks.decrementAndGet();
                throw e;
            }
        };
    }

    @BeforeAll
    void open() {
        log.setLevel(Level.OFF);
        OctavusConfig config = OctavusConfig.builder(platform.uri())
                .idleTimeout(Duration.ofSeconds(4))
                .toolTimeout(Duration.ofSeconds(2))
                .turnLimit(Duration.ofSeconds(20))
                .maxMalformedEvents(4)
                .maxToolRounds(4)
                .build();
        client = new OctavusClient(
                config,
                new Environment(
                        counted(streams), counted(toolThreads), scheduler, scheduler::nanoTime, Clock.systemUTC(), new Random(1)));
    }

    @AfterAll
    void close() {
        log.setLevel(null);
        client.close();
        platform.close();
        streams.shutdownNow();
        toolThreads.shutdownNow();
    }

    @Test
    @DisplayName(
            "R1 E2 E3 E4 E7 E8 one terminal event per run, nothing after it or after a stop, order kept, never two runs"
                    + " of a session at once, nothing left over")
    void lawsHoldWhateverHappens() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            play(seed);
        }
        System.out.printf("%d seeds: %s%n", SEEDS, outcomes);
        assertThat(outcomes).as("every end came about").containsOnlyKeys(RunOutcome.values());
        awaitForgotten();
    }

    private void play(long seed) throws InterruptedException {
        ModelPlatform model = new ModelPlatform(time, seed);
        ModelTools tools = new ModelTools(time);
        platform.otherwise(model);
        List<ModelViewer> turns = converse(seed, tools);
        tools.release();
        time.until(() -> isQuiet(turns));
        turns.forEach(turn -> check(seed, turn));
        assertThat(model.violations()).as("seed %d", seed).isEmpty();
        awaitNothingLeft(seed, model);
    }

    /** Ends with the connection, whatever is under way then. */
    private List<ModelViewer> converse(long seed, ModelTools tools) throws InterruptedException {
        Random random = new Random(seed * 31 + 7);
        List<ModelViewer> turns = new ArrayList<>();
        try (AgentSession session = client.agentSessions().deferred("agt_1", Map::of, tools.tools())) {
            garbage.add(new WeakReference<>(session));
            for (int step = 0; step < STEPS; step++) {
                act(random, session, turns);
                time.await(random.nextInt(6), () -> isQuiet(turns));
            }
            if (random.nextBoolean()) {
                time.until(() -> isQuiet(turns));
            }
        }
        turns.forEach(ModelViewer::replaced);
        return turns;
    }

    private static boolean isQuiet(List<ModelViewer> turns) {
        return turns.stream().allMatch(ModelViewer::isOver);
    }

    private void act(Random random, AgentSession session, List<ModelViewer> turns) {
        int choice = random.nextInt(6);
        if (choice == 0 || choice == 3) {
            ModelViewer nobody = new ModelViewer(time, 0);
            session.handle(new SocketMessage.Stop(), nobody);
            turns.forEach(ModelViewer::replaced);
            assertThat(nobody.events()).isEmpty();
        }
        if (choice != 0) {
            boolean answers = choice == 1 || (choice == 2 && isWaiting(turns));
            SocketMessage message = answers ? answer(random, turns) : trigger("hello");
            ModelViewer viewer = new ModelViewer(time, random.nextLong());
            session.handle(message, viewer);
            turns.forEach(ModelViewer::replaced);
            turns.add(viewer);
            garbage.add(new WeakReference<>(viewer));
        }
    }

    private static boolean isWaiting(List<ModelViewer> turns) {
        return !turns.isEmpty()
                && turns.get(turns.size() - 1).events().stream().anyMatch(StreamEvent.ClientToolRequest.class::isInstance);
    }

    private static SocketMessage answer(Random random, List<ModelViewer> turns) {
        String execution = turns.stream()
                .flatMap(turn -> turn.events().stream())
                .filter(StreamEvent.ClientToolRequest.class::isInstance)
                .map(event -> ((StreamEvent.ClientToolRequest) event).executionId())
                .reduce((first, last) -> random.nextInt(8) == 0 ? first : last)
                .orElse("exe_0");
        JsonArrayBuilder results = Json.array();
        if (random.nextInt(8) > 0) {
            results.add(result(random.nextInt(8) == 0 ? "unknown" : "c3", "theirs"));
        }
        if (random.nextBoolean()) {
            results.add(result("c1", "forged"));
        }
        return new SocketMessage.Continue(execution, results.build());
    }

    private static JsonObjectBuilder result(String call, String value) {
        return Json.object().add("toolCallId", call).add("result", value);
    }

    private void check(long seed, ModelViewer turn) {
        RunOutcome outcome = turn.outcome();
        outcomes.merge(outcome, 1, Integer::sum);
        List<StreamEvent> events = turn.events();
        long terminals = events.stream().filter(StreamEvent::isTerminal).count();
        assertThat(terminals)
                .as("seed %d: %s after %s", seed, outcome, turn.types())
                .isEqualTo(outcome == RunOutcome.STOPPED || turn.isBroken() ? 0 : 1);
        assertThat(terminals == 0 || events.get(events.size() - 1).isTerminal())
                .as("seed %d: the terminal event is the last of %s", seed, turn.types())
                .isTrue();
        assertThat(events).as("seed %d: nothing afterwards", seed).hasSize(turn.heardWhenReplaced());
        checkOrder(seed, events);
    }

    /** Texts are numbered; an answer that was broken off may have taken numbers between two legs. */
    private static void checkOrder(long seed, List<StreamEvent> events) {
        int before = 0;
        boolean gap = true;
        for (StreamEvent event : events) {
            gap |= event instanceof StreamEvent.Start;
            if (event.type().equals("text-delta")) {
                int number = Integer.parseInt(Json.parseObject(event.json()).getString("delta"));
                assertThat(gap ? number > before : number == before + 1)
                        .as("seed %d: %d follows %d", seed, number, before)
                        .isTrue();
                before = number;
                gap = false;
            }
        }
    }

    private void awaitNothingLeft(long seed, ModelPlatform model) throws InterruptedException {
        time.until(() -> Arrays.stream(left(model)).sum() == 0);
        assertThat(left(model))
                .as("seed %d: tasks, time limits and requests left", seed)
                .containsOnly(0);
    }

    private int[] left(ModelPlatform model) {
        return new int[] {tasks.get(), scheduler.pending(), model.open()};
    }

    /** Sessions and viewers are not held by anything that lives on. */
    private void awaitForgotten() {
        for (int i = 0; i < 50 && garbage.stream().anyMatch(held -> held.get() != null); i++) {
            System.gc();
        }
        assertThat(garbage).as("held after their end").allMatch(held -> held.get() == null);
    }
}
