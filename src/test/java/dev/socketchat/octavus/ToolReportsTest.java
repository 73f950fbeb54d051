package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.json;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolPolicy;
import dev.socketchat.octavus.tool.ToolReport;
import dev.socketchat.octavus.tool.ToolResultListener;
import dev.socketchat.octavus.tool.Tools;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered, reported and logged of the calls of server tools. */
class ToolReportsTest {

    private static final String PLAN = "{\"plan\":\"pro\"}";

    private final TestBench bench = new TestBench();
    private final Reports reports = new Reports();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aToolWithSideEffectsServesACallOnceHoweverOftenThePlatformRepeatsIt() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "pay")), TOOLS_FINISH)
                .thenEvents(START, toolRequest(call("call_1", "pay"), call("call_2", "pay")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AtomicInteger payments = new AtomicInteger();

        RecordingListener listener = run(
                bench.session(Tools.builder()
                        .add("pay", new ToolPolicy(Optional.empty(), true), (args, context) -> Json.object()
                                .add("payment", payments.incrementAndGet())
                                .build())
                        .resultListener(reports)
                        .build()),
                trigger("Hello"));

        assertThat(payments).hasValue(2);
        assertThat(listener.events().stream()
                        .filter(event -> event.type().equals("tool-output-available"))
                        .map(event -> json(event).getJsonObject("output").getInt("payment")))
                .containsExactly(1, 1, 2);
        assertThat(reports.outcomes()).containsExactly("pay SUCCEEDED", "pay REPEATED", "pay SUCCEEDED");
    }

    @Test
    void ofAToolWithSideEffectsWhoseTimeIsUpTheModelLearnsThatItMayHaveTakenEffect() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "pay")), TOOLS_FINISH)
                .thenEvents(START, FINISH);

        RecordingListener listener = run(
                bench.session(Tools.builder()
                        .add("pay", new ToolPolicy(Optional.of(Duration.ofMillis(50)), true), (args, context) -> {
                            new CountDownLatch(1).await();
                            return null;
                        })
                        .resultListener(reports)
                        .build()),
                trigger("Hello"));

        assertThat(listener.texts().get(1)).contains("longer than 50 ms", "Whether it took effect is not known.");
        assertThat(reports.outcomes()).containsExactly("pay TIMED_OUT");
    }

    @Test
    void everyCallIsReportedWithTheRunItBelongsTo() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "works"), call("call_2", "breaks")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        List<String> runs = new CopyOnWriteArrayList<>();

        run(
                bench.session(Tools.builder()
                        .add("works", (args, context) -> {
                            runs.add(context.run());
                            return args;
                        })
                        .add("breaks", (args, context) -> {
                            throw new IllegalStateException();
                        })
                        .resultListener(reports)
                        .build()),
                trigger("Hello"));

        assertThat(reports.outcomes()).containsExactly("works SUCCEEDED", "breaks FAILED");
        assertThat(reports.all).extracting(ToolReport::run).containsOnly(runs.get(0));
    }

    @Test
    void aToolForWhichNoThreadIsFreeIsBusyAndItsCallMayBeServedLater() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "pay")), TOOLS_FINISH)
                .thenEvents(START, toolRequest(call("call_1", "pay")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        AtomicInteger attempts = new AtomicInteger();
        Executor fullAtFirst = task -> {
            if (attempts.incrementAndGet() == 1) {
                throw new RejectedExecutionException("full");
            }
            bench.threads.execute(task);
        };
        Tools tools = Tools.builder()
                .add("pay", new ToolPolicy(Optional.empty(), true), (args, context) -> args)
                .resultListener(reports)
                .build();
        OctavusConfig config = OctavusConfig.builder(bench.platform.uri()).apiKey(Secret.of("key")).build();

        try (OctavusClient client = new OctavusClient(config, new Environment(
                bench.threads, fullAtFirst, bench.scheduler, System::nanoTime, Clock.systemUTC(), new Random(1)))) {
            RecordingListener listener = run(client.agentSessions().attach("ses_1", tools), trigger("Hello"));

            assertThat(listener.types()).containsExactly("start", "tool-output-error", "start", "tool-output-available", "start", "finish");
            assertThat(listener.texts().get(1)).contains("The tool is busy. Try again later.");
        }
        assertThat(reports.outcomes()).containsExactly("pay BUSY", "pay SUCCEEDED");
    }

    @Test
    void aListenerThatFailsOverACallChangesNothing() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "account")), TOOLS_FINISH)
                .thenEvents(START, FINISH);

        RecordingListener listener = run(
                bench.session(Tools.builder()
                        .add("account", (args, context) -> Json.parseObject(PLAN))
                        .resultListener(new ToolResultListener() {
                            @Override
                            public void onCalled(ToolReport report) {
                                throw new IllegalStateException("broken listener");
                            }
                        })
                        .build()),
                trigger("Hello"));

        assertThat(listener.types()).endsWith("tool-output-available", "start", "finish");
    }

    @Test
    void whatAToolThrowsIsLoggedWithItsPlaceAndCannotForgeALine() {
        bench.platform
                .thenEvents(START, toolRequest(call("call_1", "breaks")), TOOLS_FINISH)
                .thenEvents(START, FINISH);
        try (RecordedLog log = new RecordedLog(Tools.class.getPackageName())) {
            run(
                    bench.session(Tools.builder()
                            .add("breaks", (args, context) -> {
                                throw new IllegalStateException("first\nINFO: forged\u001b[2J" + "x".repeat(10_000));
                            })
                            .build()),
                    trigger("Hello"));

            assertThat(log.lines()).singleElement().asString().matches("Tool breaks of run [0-9a-f]{8} failed");
            assertThat(log.traces()).singleElement().satisfies(trace -> assertThat(trace)
                    .startsWith("java.lang.IllegalStateException: first?INFO: forged?[2J")
                    .contains("at " + ToolReportsTest.class.getName())
                    .hasSizeLessThan(8_000));
        }
    }

    /** What a listener heard of calls. */
    private static final class Reports implements ToolResultListener {

        private final List<ToolReport> all = new CopyOnWriteArrayList<>();

        @Override
        public void onCalled(ToolReport report) {
            all.add(report);
        }

        private List<String> outcomes() {
            return all.stream().map(report -> report.call().toolName() + " " + report.outcome()).toList();
        }
    }
}
