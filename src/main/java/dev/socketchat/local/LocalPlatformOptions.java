package dev.socketchat.local;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.AgentFolder;
import dev.socketchat.local.agent.ClassPathFolder;
import dev.socketchat.local.http.HttpLimits;
import dev.socketchat.local.model.Model;
import dev.socketchat.local.model.Script;
import dev.socketchat.local.session.SessionLimits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How a local platform is to run.
 *
 * @param threads makes every thread of the platform
 * @param port the port on 127.0.0.1, 0 for any free one
 * @param key the only credential that is accepted; empty accepts everybody
 * @param agents the agents to offer; the first is the one {@link LocalPlatform#agentId} names
 * @param models makes the model of each agent; empty for the script beside the agent
 * @param wordDelay the wait after each word of a scripted answer; zero for none
 * @param heartbeat the time between two heartbeat comments of an event stream
 * @param busyWait how long a request waits for another turn of its session before it is turned away
 * @param http limits of the HTTP server
 * @param sessions limits of the sessions
 * @param recorded requests and closed streams remembered for {@link LocalPlatform#requests}
 * @param faultControl whether faults can be switched over HTTP
 * @param clock tells the time
 * @param random makes session ids and tokens; must be safe for several threads
 */
public record LocalPlatformOptions(ThreadFactory threads, int port, Optional<String> key, List<AgentFolder> agents,
        Optional<Function<Agent, Model>> models, Duration wordDelay, Duration heartbeat, Duration busyWait,
        HttpLimits http, SessionLimits sessions, int recorded, boolean faultControl, Clock clock,
        RandomGenerator random) {

    /** Where the demo agent is on the class path. */
    public static final String DEMO_AGENT = "agents/support-chat";

    /** Checks the values; throws {@link IllegalArgumentException} with a sentence about the first that is wrong. */
    public LocalPlatformOptions {
        require(port >= 0 && port <= 65535, "The port must be a number from 0 to 65535");
        require(key.filter(String::isBlank).isEmpty(), "The key must not be blank");
        require(!agents.isEmpty(), "There must be an agent");
        require(!wordDelay.isNegative() && !busyWait.isNegative(), "A delay must not be negative");
        require(!heartbeat.isNegative() && !heartbeat.isZero(), "The time between heartbeats must be positive");
        agents = List.copyOf(agents);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** The usual options: any port, no key, the demo agent, 30 ms a word, a heartbeat every 15 s. */
    public static LocalPlatformOptions standard(ThreadFactory threads) {
        AgentFolder demo = new ClassPathFolder(LocalPlatformOptions.class.getClassLoader(), DEMO_AGENT);
        return new LocalPlatformOptions(threads, 0, Optional.empty(), List.of(demo), Optional.empty(),
                Duration.ofMillis(30), Duration.ofSeconds(15), Duration.ofSeconds(2), HttpLimits.standard(),
                SessionLimits.standard(), 1000, false, Clock.tickMillis(ZoneOffset.UTC), new SecureRandom());
    }

    Model model(Agent agent) {
        return models.map(it -> it.apply(agent)).orElseGet(() -> Script.of(agent).model(wordDelay));
    }

    /** The same with another port. */
    public LocalPlatformOptions withPort(int other) {
        return new LocalPlatformOptions(threads, other, key, agents, models, wordDelay, heartbeat, busyWait, http,
                sessions, recorded, faultControl, clock, random);
    }

    /** The same with a key that callers must show. */
    public LocalPlatformOptions withKey(String other) {
        return new LocalPlatformOptions(threads, port, Optional.of(other), agents, models, wordDelay, heartbeat,
                busyWait, http, sessions, recorded, faultControl, clock, random);
    }

    /** The same with other agents. */
    public LocalPlatformOptions withAgents(List<AgentFolder> others) {
        return new LocalPlatformOptions(threads, port, key, others, models, wordDelay, heartbeat,
                busyWait, http, sessions, recorded, faultControl, clock, random);
    }

    /** The same with models of one's own in place of the scripts. */
    public LocalPlatformOptions withModels(Function<Agent, Model> others) {
        return new LocalPlatformOptions(threads, port, key, agents, Optional.of(others), wordDelay, heartbeat,
                busyWait, http, sessions, recorded, faultControl, clock, random);
    }

    /** The same with another wait after each word. */
    public LocalPlatformOptions withWordDelay(Duration other) {
        return new LocalPlatformOptions(threads, port, key, agents, models, other, heartbeat, busyWait, http, sessions,
                recorded, faultControl, clock, random);
    }

    /** The same with other times: between heartbeats, and to wait for a busy session. */
    public LocalPlatformOptions withTimes(Duration otherHeartbeat, Duration otherBusyWait) {
        return new LocalPlatformOptions(threads, port, key, agents, models, wordDelay, otherHeartbeat, otherBusyWait,
                http, sessions, recorded, faultControl, clock, random);
    }

    /** The same with other limits. */
    public LocalPlatformOptions withLimits(HttpLimits otherHttp, SessionLimits otherSessions) {
        return new LocalPlatformOptions(threads, port, key, agents, models, wordDelay, heartbeat, busyWait, otherHttp,
                otherSessions, recorded, faultControl, clock, random);
    }

    /** The same with another clock, which decides when sessions expire. */
    public LocalPlatformOptions withClock(Clock other) {
        return new LocalPlatformOptions(threads, port, key, agents, models, wordDelay, heartbeat, busyWait, http,
                sessions, recorded, faultControl, other, random);
    }

    /** The same with faults that can be switched over HTTP; for tests of a platform in another process. */
    public LocalPlatformOptions withFaultControl() {
        return new LocalPlatformOptions(threads, port, key, agents, models, wordDelay, heartbeat, busyWait, http,
                sessions, recorded, true, clock, random);
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "LocalPlatformOptions[port=" + port + ", key=" + key.map(it -> "***").orElse("none") + "]";
    }
}
