package dev.socketchat.chat.ops;

import dev.socketchat.chat.limit.Limit;
import dev.socketchat.chat.observe.RunEnded;
import dev.socketchat.chat.observe.RunEvent;
import dev.socketchat.chat.observe.RunStarted;
import dev.socketchat.chat.observe.ToolCalled;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.NodeBudget;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.Refusal;
import dev.socketchat.sockjs.SessionMonitor;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What happens, in numbers, for Prometheus. Every label has a value out of a set that the server knows: names of
 * transports, outcomes, limits, the application's own tools, and numbers of statuses. No metric has exemplars: the
 * library keeps a thread for them that would outlive the application. Any thread may call; nothing blocks.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus, metric and label naming</a>
 */
public final class Metrics implements SessionMonitor, Consumer<RunEvent> {

    private static final double[] SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900};
    private static final int LAST_OF_WEBSOCKET = 1015;
    private static final String TRANSPORT = "transport";
    private static final String OUTCOME = "outcome";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PlatformWatch platform = new PlatformWatch(registry);
    private final Gauge connections = gauge("octavus_connections", "Connections of browsers that are open", TRANSPORT);
    private final Counter opened = counter("octavus_connections_opened", "Connections of browsers that were opened", TRANSPORT);
    private final Counter closed = counter("octavus_connections_closed", "Connections that ended, by the code of their end", "code");
    private final Counter refused = counter("octavus_connections_refused", "Connections that were refused, by the reason", "reason");
    private final Gauge running = gauge("octavus_runs_running", "Answers under way");
    private final Counter runs = counter("octavus_runs", "Answers that ended, by their end", OUTCOME);
    private final Counter events = counter("octavus_run_events", "Events that went to pages");
    private final Histogram runTime = histogram("octavus_run", "Time from a message to the end of its answer", OUTCOME);
    private final Histogram firstEvent = histogram("octavus_run_first_event", "Time from a message to the first event of its answer");
    private final Counter tools = counter("octavus_tool_calls", "Calls of server tools", "tool", OUTCOME);
    private final Histogram toolTime = histogram("octavus_tool", "Time that a server tool took", "tool");

    private Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(name).help(help).labelNames(labels).withoutExemplars().register(registry);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).withoutExemplars().register(registry);
    }

    private Histogram histogram(String name, String help, String... labels) {
        return Histogram.builder().name(name).help(help).unit(Unit.SECONDS).labelNames(labels)
                .withoutExemplars().classicOnly().classicUpperBounds(SECONDS).register(registry);
    }

    /** Adds what is counted or known elsewhere. To be called once. */
    public void include(AgentKind agent, ToLongFunction<Limit> limits, BooleanSupplier draining) {
        Info.builder().name("octavus_agent").help("Who answers: demo or configured").labelNames("agent").register(registry)
                .addLabelValues(agent.label());
        CounterWithCallback.builder().name("octavus_limit_hits").help("Messages that a limit stopped").labelNames("limit")
                .callback(each -> List.of(Limit.values())
                        .forEach(limit -> each.call(limits.applyAsLong(limit), label(limit))))
                .register(registry);
        GaugeWithCallback.builder().name("octavus_draining").help("1 while the server takes no new connections")
                .callback(each -> each.call(draining.getAsBoolean() ? 1 : 0)).register(registry);
    }

    /** Adds what waits for browsers. To be called once. */
    public void include(NodeBudget budget) {
        GaugeWithCallback.builder().name("octavus_waiting_bytes").help("Bytes of heap that wait for browsers")
                .callback(each -> each.call(budget.held())).register(registry);
        GaugeWithCallback.builder().name("octavus_waiting_bytes_limit").help("Bytes of heap above which answers wait")
                .callback(each -> each.call(budget.limit())).register(registry);
    }

    /** Who hears how the platform answers. */
    public PlatformWatch platform() {
        return platform;
    }

    /** Answers under way. */
    int running() {
        return (int) running.get();
    }

    PrometheusRegistry registry() {
        return registry;
    }

    @Override
    public void onOpen(Peer peer) {
        connections.labelValues(peer.transport()).inc();
        opened.labelValues(peer.transport()).inc();
    }

    @Override
    public void onClose(Peer peer, CloseStatus status) {
        connections.labelValues(peer.transport()).dec();
        closed.labelValues(code(status.code())).inc();
    }

    /** Those of RFC 6455 and of SockJS; a browser may close with thousands of others, which would be as many rows. */
    private static String code(int code) {
        boolean known = code <= LAST_OF_WEBSOCKET || code == CloseStatus.STILL_OPEN.code() || code == CloseStatus.NO_RESPONSE.code();
        return known ? Integer.toString(code) : "other";
    }

    @Override
    public void onRefusal(Refusal reason) {
        refused.labelValues(label(reason)).inc();
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunStarted) {
            running.inc();
        } else if (event instanceof RunEnded end) {
            ended(end);
        } else if (event instanceof ToolCalled call) {
            tools.labelValues(call.tool(), label(call.outcome())).inc();
            toolTime.labelValues(call.tool()).observe(seconds(call.time()));
        }
    }

    private void ended(RunEnded end) {
        running.dec();
        runs.labelValues(label(end.outcome())).inc();
        events.inc(end.events());
        runTime.labelValues(label(end.outcome())).observe(seconds(end.time()));
        // The first event of one that failed may be the error itself.
        end.untilFirst().filter(any -> !end.hasFailed()).ifPresent(time -> firstEvent.observe(seconds(time)));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
