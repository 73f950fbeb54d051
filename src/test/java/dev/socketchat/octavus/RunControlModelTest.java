package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Drives sessions at random, from seeds, and checks what must hold whatever happens. More seeds: -Dmodel.seeds=10000.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunControlModelTest {

    private static final int SEEDS = Integer.getInteger("model.seeds", 100);

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final ThreadPoolExecutor streams =
            new ThreadPoolExecutor(0, 64, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final ThreadPoolExecutor toolThreads =
            new ThreadPoolExecutor(0, 64, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final ScheduledThreadPoolExecutor scheduler =
            new ScheduledThreadPoolExecutor(1, Executors.defaultThreadFactory());
    private final Logger log = Logger.getLogger("dev.socketchat.octavus");
    private OctavusClient client;

    /** One accepted message: its listener and how much it had heard when it was replaced or stopped. */
    private static final class Turn {
        private final RecordingListener listener = new RecordingListener();
        private int heardWhenEnded = -1;
    }

    @BeforeAll
    void open() {
        log.setLevel(Level.OFF);
        scheduler.setRemoveOnCancelPolicy(true);
        OctavusConfig config = OctavusConfig.builder(platform.uri())
                .idleTimeout(Duration.ofMillis(60))
                .toolTimeout(Duration.ofMillis(30))
                .maxToolRounds(4)
                .build();
        client = new OctavusClient(
                config,
                new Environment(streams, toolThreads, scheduler, System::nanoTime, Clock.systemUTC(), new Random(1)));
    }

    @AfterAll
    void close() {
        log.setLevel(null);
        client.close();
        platform.close();
        streams.shutdownNow();
        toolThreads.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    @DisplayName(
            "R1 E2 E3 E4 E7 one terminal event per run, nothing after it or after a stop, order kept, never two runs"
                    + " at once, nothing left over")
    void lawsHoldWhateverHappens() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            ModelPlatform model = new ModelPlatform(seed);
            platform.otherwise(model);
            List<Turn> turns = play(new Random(seed * 31 + 7));
            for (Turn turn : turns) {
                check(seed, turn);
            }
            assertThat(model.violations()).as("seed %d", seed).isEmpty();
        }
        awaitNothingLeft();
    }

    private List<Turn> play(Random random) throws InterruptedException {
        List<Turn> turns = new ArrayList<>();
        try (AgentSession session = client.agentSessions().deferred("agt_1", Map::of, tools())) {
            for (int step = 0; step < 8; step++) {
                act(random, session, turns);
                pause(random);
            }
            if (random.nextBoolean() && !turns.isEmpty()) {
                turns.get(turns.size() - 1).listener.outcome();
            }
        }
        ended(turns);
        return turns;
    }

    private static void act(Random random, AgentSession session, List<Turn> turns) {
        Turn turn = new Turn();
        switch (random.nextInt(6)) {
            case 0 -> {
                session.handle(new SocketMessage.Stop(), turn.listener);
                ended(turns);
                assertThat(turn.listener.events()).isEmpty();
            }
            case 1, 2 -> accept(session, answer(random, turns), turn, turns);
            case 3 -> {
                session.handle(new SocketMessage.Stop(), turn.listener);
                accept(session, trigger("again"), turn, turns);
            }
            default -> accept(session, trigger("hello"), turn, turns);
        }
    }

    private static void accept(AgentSession session, SocketMessage message, Turn turn, List<Turn> turns) {
        session.handle(message, turn.listener);
        ended(turns);
        turns.add(turn);
    }

    /** From now on no earlier turn may say anything. */
    private static void ended(List<Turn> turns) {
        turns.stream()
                .filter(turn -> turn.heardWhenEnded < 0)
                .forEach(turn -> turn.heardWhenEnded = turn.listener.events().size());
    }

    private static SocketMessage answer(Random random, List<Turn> turns) {
        String execution = turns.stream()
                .flatMap(turn -> turn.listener.events().stream())
                .filter(StreamEvent.ClientToolRequest.class::isInstance)
                .map(event -> ((StreamEvent.ClientToolRequest) event).executionId())
                .reduce((first, last) -> last)
                .orElse("exe_0");
        JsonObject result = Json.object()
                .add("toolCallId", random.nextInt(8) == 0 ? "forged" : "c3")
                .add("result", 1)
                .build();
        return new SocketMessage.Continue(
                execution,
                random.nextInt(8) == 0
                        ? JsonValue.EMPTY_JSON_ARRAY
                        : Json.array().add(result).build());
    }

    private static void pause(Random random) throws InterruptedException {
        int millis = random.nextInt(10) == 0 ? 70 : random.nextInt(6);
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static void check(long seed, Turn turn) {
        RunOutcome outcome = turn.listener.outcome();
        List<StreamEvent> events = turn.listener.events();
        long terminals = events.stream().filter(StreamEvent::isTerminal).count();
        assertThat(terminals)
                .as("seed %d: %s after %s", seed, outcome, turn.listener.types())
                .isEqualTo(outcome == RunOutcome.STOPPED ? 0 : 1);
        assertThat(terminals == 0 || events.get(events.size() - 1).isTerminal())
                .as("seed %d: last", seed)
                .isTrue();
        assertThat(events).as("seed %d: nothing afterwards", seed).hasSize(turn.heardWhenEnded);
        List<Integer> numbers = events.stream()
                .filter(event -> event.type().equals("text-delta"))
                .map(event -> Integer.valueOf(Json.parseObject(event.json()).getString("delta")))
                .toList();
        assertThat(numbers).as("seed %d: order", seed).isSorted();
    }

    private void awaitNothingLeft() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while ((streams.getActiveCount() > 0
                        || toolThreads.getActiveCount() > 0
                        || !scheduler.getQueue().isEmpty())
                && System.nanoTime() < deadline) {
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(streams.getActiveCount()).as("runs").isZero();
        assertThat(toolThreads.getActiveCount()).as("tools").isZero();
        assertThat(scheduler.getQueue()).as("time limits").isEmpty();
    }

    private static Tools tools() {
        return Tools.builder()
                .add("good", (args, context) -> JsonValue.TRUE)
                .add("bad", (args, context) -> {
                    throw new ToolException("bad");
                })
                .add("slow", (args, context) -> {
                    new CountDownLatch(1).await(1, TimeUnit.SECONDS);
                    return null;
                })
                .build();
    }
}
