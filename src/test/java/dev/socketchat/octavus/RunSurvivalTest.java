package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.ToolReport;
import dev.socketchat.octavus.tool.ToolResult;
import dev.socketchat.octavus.tool.ToolResultListener;
import dev.socketchat.octavus.tool.Tools;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown wherever in a run: it ends, its reader hears so once, and nothing of it is left. */
@Timeout(30)
class RunSurvivalTest {

    private static final String ENDLESS = "Go on for ever";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FailingScheduler scheduler = new FailingScheduler();
    private final AtomicInteger requests = new AtomicInteger();
    private final Logger log = Logger.getLogger("dev.socketchat.octavus");
    private volatile Runnable streams = () -> {};
    private volatile Runnable tools = () -> {};
    private volatile Runnable credential = () -> {};
    private OctavusClient client;

    @BeforeEach
    void open() {
        log.setLevel(Level.OFF);
        OctavusConfig config = OctavusConfig.builder(platform.uri())
                .maxRuns(1)
                .credentials(() -> {
                    credential.run();
                    return Secret.of("key");
                })
                .build();
        client = new OctavusClient(
                config,
                new Environment(
                        task -> {
                            streams.run();
                            threads.execute(task);
                        },
                        task -> {
                            tools.run();
                            threads.execute(task);
                        },
                        scheduler,
                        System::nanoTime,
                        Clock.systemUTC(),
                        new Random(1)));
        platform.otherwise(wire -> {
            requests.incrementAndGet();
            try {
                answer(wire);
            } finally {
                requests.decrementAndGet();
            }
        });
    }

    /** A turn that has a tool called, or one that ends only when the client closes it. */
    private static void answer(ScriptedPlatform.Wire wire) throws Exception {
        if (wire.request().body().contains("toolResults")) {
            wire.stream().events(START, TEXT, FINISH).done();
        } else if (wire.request().body().contains(ENDLESS)) {
            wire.stream().events(START).awaitClosed(new CountDownLatch(1));
        } else {
            wire.stream().events(START).events(toolRequest(call("c1", "find")), TOOLS_FINISH).done();
        }
    }

    @AfterEach
    void close() {
        log.setLevel(null);
        client.close();
        platform.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    @ParameterizedTest(name = "{0} thrown by a thread pool at task {1}")
    @MethodSource("tasks")
    void poolsThatGiveNoThread(Breakage breakage, int task) {
        AtomicInteger asked = new AtomicInteger();
        streams = () -> breakAt(asked, task, breakage);

        endsWithOneTerminalEvent(new RecordingListener(), quiet());
    }

    static Stream<Arguments> tasks() {
        return Stream.of(Breakage.values()).flatMap(each -> Stream.of(Arguments.of(each, 1), Arguments.of(each, 2)));
    }

    @ParameterizedTest
    @EnumSource
    void poolsThatGiveNoToolAThread(Breakage breakage) {
        tools = breakage::happen;

        endsWithOneTerminalEvent(new RecordingListener(), quiet());
    }

    @ParameterizedTest(name = "{0} thrown by the scheduler at timer {1}")
    @MethodSource("timers")
    void schedulersThatTakeNoTimer(Breakage breakage, int timer) {
        scheduler.failAt(timer, breakage);

        endsWithOneTerminalEvent(new RecordingListener(), quiet());
    }

    /** Time limits of the turn, the request, the wait for bytes, the tool. */
    static Stream<Arguments> timers() {
        return Stream.of(Breakage.values())
                .flatMap(each -> Stream.of(1, 2, 3, 4).map(timer -> Arguments.of(each, timer)));
    }

    @ParameterizedTest
    @EnumSource
    void credentialsThatCannotBeHad(Breakage breakage) {
        credential = breakage::happen;

        endsWithOneTerminalEvent(new RecordingListener(), quiet());
    }

    @ParameterizedTest
    @EnumSource
    void toolsThatBreak(Breakage breakage) {
        Tools broken = Tools.builder().add("find", (arguments, context) -> breakage.happen()).build();

        endsWithOneTerminalEvent(new RecordingListener(), broken);
    }

    @ParameterizedTest
    @EnumSource
    void listenersOfToolResultsThatBreak(Breakage breakage) {
        Tools observed = found().resultListener(new ToolResultListener() {
            @Override
            public List<ToolResult> onResults(List<ToolResult> results) {
                return breakage.happen();
            }
        }).build();

        endsWithOneTerminalEvent(new RecordingListener(), observed);
    }

    @ParameterizedTest
    @EnumSource
    void listenersOfToolCallsThatBreak(Breakage breakage) {
        Tools observed = found().resultListener(new ToolResultListener() {
            @Override
            public void onCalled(ToolReport report) {
                breakage.happen();
            }
        }).build();

        endsWithOneTerminalEvent(new RecordingListener(), observed);
    }

    @ParameterizedTest(name = "{0} thrown by the reader in {1}")
    @MethodSource("readers")
    void readersThatBreakHearOfTheEndAllTheSame(Breakage breakage, BrokenReader.Place place) {
        BrokenReader reader = new BrokenReader(breakage, place);

        runs(reader, quiet(), place.outcome() == RunOutcome.FAILED ? ENDLESS : "Hello");

        assertThat(reader.outcome()).isEqualTo(place.outcome());
        assertThat(reader.terminals()).isEqualTo(place.terminals());
        isFree();
    }

    static Stream<Arguments> readers() {
        return Stream.of(Breakage.values())
                .flatMap(each -> Stream.of(BrokenReader.Place.values()).map(place -> Arguments.of(each, place)));
    }

    private static Tools.Builder found() {
        return Tools.builder().add("find", (arguments, context) -> null);
    }

    private static Tools quiet() {
        return found().build();
    }

    private static void breakAt(AtomicInteger asked, int number, Breakage breakage) {
        if (asked.incrementAndGet() == number) {
            breakage.happen();
        }
    }

    private void runs(RecordingListener reader, Tools offered, String words) {
        client.agentSessions().attach("ses_1", offered).handle(trigger(words), reader);
        reader.outcome();
    }

    private List<Integer> left() {
        return List.of(client.runs().underWay(), scheduler.pending(), requests.get());
    }

    private void endsWithOneTerminalEvent(RecordingListener reader, Tools offered) {
        runs(reader, offered, "Hello");

        assertThat(reader.events()).filteredOn(event -> event.isTerminal()).hasSize(1);
        assertThat(reader.last().isTerminal()).isTrue();
        isFree();
    }

    /** The one slot, every timer and every request are free again, and the next turn has them. */
    private void isFree() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (left().stream().anyMatch(count -> count > 0)) {
            assertThat(System.nanoTime()).as("slots, timers and requests left: %s", left()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        streams = () -> {};
        tools = () -> {};
        credential = () -> {};
        scheduler.failAt(0, Breakage.RUNTIME);
        RecordingListener next = new RecordingListener();
        runs(next, quiet(), "Hello");
        assertThat(next.outcome()).isEqualTo(RunOutcome.FINISHED);
    }
}
