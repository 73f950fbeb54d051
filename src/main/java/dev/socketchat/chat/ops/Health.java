package dev.socketchat.chat.ops;

import dev.socketchat.octavus.RunCount;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How the server is, for whoever restarts it or sends it browsers. Any thread may call; nothing blocks. */
public final class Health {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** A server this full should get no more, while others may have room. */
    private static final double FULL = 0.95;

    private final Pulse pulse;
    private final Drain drain;
    private final Metrics metrics;
    private final Capacity capacity;
    private final AgentKind agent;
    private final Supplier<RunCount> runs;

    /** What the server has room for. */
    public record Capacity(int connections, int runs) {
    }

    /** Looks at what is given. */
    public Health(Pulse pulse, Drain drain, Metrics metrics, Capacity capacity, AgentKind agent, Supplier<RunCount> runs) {
        this.pulse = pulse;
        this.drain = drain;
        this.metrics = metrics;
        this.capacity = capacity;
        this.agent = agent;
        this.runs = runs;
    }

    /** Whether the process still does its work; a new one would help if not. */
    Report live() {
        RunCount now = runs.get();
        // With a good answer under way a new process would do harm, too.
        boolean isLost = now.stuck() > 0 && now.stuck() == now.underWay();
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("timers", pulse.isFelt());
        checks.put("endings", !isLost);
        return new Report(checks, now.stuck(), true, agent);
    }

    /** Whether browsers should be sent here. A platform that is away is no reason: they would be no better off elsewhere. */
    Report ready() {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("accepting", !drain.isBegun());
        checks.put("timers", pulse.isFelt());
        checks.put("connections", drain.connections() < FULL * capacity.connections());
        checks.put("runs", metrics.running() < FULL * capacity.runs());
        int stuck = runs.get().stuck();
        checks.put("endings", stuck == 0);
        return new Report(checks, stuck, metrics.platform().isHealthy(), agent);
    }

    /**
     * What was found.
     *
     * @param checks each by its name, true if it is well
     * @param stuck how many answers do not end
     * @param platform whether the platform does its part, which changes nothing about the checks
     * @param agent who answers, which changes nothing either
     */
    record Report(Map<String, Boolean> checks, int stuck, boolean platform, AgentKind agent) {

        boolean isUp() {
            return checks.values().stream().allMatch(well -> well);
        }

        /** For those who need not know more. */
        String word() {
            return word(isUp());
        }

        /** As MicroProfile Health writes it, with the platform and the agent beside. */
        JsonObject json() {
            JsonObjectBuilder each = JSON.createObjectBuilder();
            checks.forEach((name, well) -> each.add(name, word(well)));
            return JSON.createObjectBuilder().add("status", word(isUp())).add("checks", each).add("stuck", stuck)
                    .add("platform", platform ? "UP" : "DEGRADED").add("agent", agent.label()).build();
        }

        private static String word(boolean well) {
            return well ? "UP" : "DOWN";
        }
    }
}
