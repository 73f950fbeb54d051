package dev.socketchat.chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.observe.RunEnded;
import dev.socketchat.chat.observe.RunStarted;
import dev.socketchat.chat.observe.ToolCalled;
import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.tool.ToolOutcome;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.NodeBudget;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.Refusal;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Peer ANN = new Peer("websocket", () -> "ann", "", "192.0.2.1");
    private static final Optional<String> NAME = Optional.of("ann");

    private final Metrics metrics = new Metrics();

    private List<String> lines() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics.registry().scrape());
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void connectionsAreCountedByTransportCodeAndReason() throws IOException {
        metrics.onOpen(ANN);
        metrics.onOpen(ANN);
        metrics.onClose(ANN, CloseStatus.SLOW);
        metrics.onClose(ANN, new CloseStatus(4711, "a browser's own"));
        metrics.onOpen(ANN);
        metrics.onClose(ANN, new CloseStatus(2345, "a program's"));
        metrics.onOpen(ANN);
        metrics.onRefusal(Refusal.PER_ADDRESS);

        assertThat(lines()).contains("octavus_connections{transport=\"websocket\"} 1.0",
                "octavus_connections_opened_total{transport=\"websocket\"} 4.0", "octavus_connections_closed_total{code=\"1008\"} 1.0",
                "octavus_connections_closed_total{code=\"other\"} 2.0", "octavus_connections_refused_total{reason=\"per-address\"} 1.0");
    }

    @Test
    void whatWaitsForBrowsersIsShownBesideItsLimit() throws IOException {
        NodeBudget budget = new NodeBudget(1000);
        metrics.include(budget);
        budget.add(300);

        assertThat(lines()).contains("octavus_waiting_bytes 300.0", "octavus_waiting_bytes_limit 1000.0");
    }

    @Test
    void runsAreCountedByTheirEndAndTimed() throws IOException {
        metrics.accept(new RunStarted("r1", "s1", NAME, Optional.of("user-message")));
        metrics.accept(new RunStarted("r2", "s1", NAME, Optional.of("user-message")));
        metrics.accept(new RunEnded("r1", "s1", NAME, Optional.of("user-message"), RunOutcome.FINISHED, 7, Duration.ofSeconds(2),
                Optional.of(Duration.ofMillis(200))));

        assertThat(metrics.running()).isEqualTo(1);
        assertThat(lines()).contains("octavus_runs_running 1.0", "octavus_runs_total{outcome=\"finished\"} 1.0",
                "octavus_run_events_total 7.0", "octavus_run_seconds_sum{outcome=\"finished\"} 2.0",
                "octavus_run_first_event_seconds_bucket{le=\"0.25\"} 1", "octavus_run_first_event_seconds_bucket{le=\"0.1\"} 0");
    }

    @Test
    void toolsAreCountedByNameAndOutcome() throws IOException {
        metrics.accept(new ToolCalled("r1", "s1", NAME, "find-account", "call_1", false, ToolOutcome.SUCCEEDED, Duration.ofMillis(40)));

        assertThat(lines()).contains("octavus_tool_calls_total{outcome=\"succeeded\",tool=\"find-account\"} 1.0",
                "octavus_tool_seconds_bucket{tool=\"find-account\",le=\"0.05\"} 1");
    }

    @Test
    void thePlatformIsHealthyAsItsLastAnswerWas() throws IOException {
        PlatformWatch platform = metrics.platform();
        assertThat(platform.isHealthy()).isTrue();

        platform.onNoAnswer();
        platform.onRetry();
        assertThat(platform.isHealthy()).isFalse();
        assertThat(lines()).contains("octavus_platform_healthy 0.0");
        platform.onAnswer(200);
        assertThat(platform.isHealthy()).isTrue();
        platform.onAnswer(429);
        assertThat(platform.isHealthy()).isTrue();
        platform.onAnswer(401);
        assertThat(platform.isHealthy()).isFalse();

        assertThat(lines()).contains("octavus_platform_answers_total{status=\"429\"} 1.0", "octavus_platform_unanswered_total 1.0",
                "octavus_platform_retries_total 1.0", "octavus_platform_healthy 0.0");
    }

    @Test
    void whetherTheDemoAnswersIsShown() throws IOException {
        metrics.include(AgentKind.DEMO, limit -> 0, () -> false);

        assertThat(lines()).contains("octavus_agent_info{agent=\"demo\"} 1", "octavus_draining 0.0");
    }

    @Test
    void whoIsChattingAppearsNowhere() throws IOException {
        metrics.onOpen(ANN);
        metrics.accept(new RunStarted("r1", "s1", NAME, Optional.of("a-trigger-of-the-browser")));

        assertThat(String.join("\n", lines())).doesNotContain("ann", "192.0.2.1", "s1", "r1", "a-trigger");
    }

    @Test
    void countingLeavesNoThreadBehindThatWouldOutliveTheApplication() {
        metrics.onOpen(ANN);
        metrics.onClose(ANN, CloseStatus.NORMAL);
        metrics.accept(new RunStarted("r1", "s1", NAME, Optional.empty()));
        metrics.accept(new RunEnded("r1", "s1", NAME, Optional.empty(), RunOutcome.FINISHED, 1, Duration.ZERO, Optional.of(Duration.ZERO)));
        metrics.accept(new ToolCalled("r1", "s1", NAME, "t", "call_1", false, ToolOutcome.SUCCEEDED, Duration.ZERO));
        metrics.platform().onAnswer(200);
        metrics.platform().onNoAnswer();
        metrics.platform().onRetry();
        metrics.onRefusal(Refusal.ORIGIN);

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.startsWith("prometheus"));
    }
}
