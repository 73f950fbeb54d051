package dev.socketchat.local;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.AgentFolder;
import dev.socketchat.local.agent.AgentLoader;
import dev.socketchat.local.http.HttpServer;
import dev.socketchat.local.session.HostedAgent;
import dev.socketchat.local.session.Ids;
import dev.socketchat.local.session.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * A running local platform. Any thread may call it. It listens on 127.0.0.1 only and stops when it is closed; every
 * thread comes from the factory in its options.
 */
public final class LocalPlatform implements AutoCloseable {

    private final String agentId;
    private final Faults faults = new Faults();
    private final TrafficLog traffic;
    private final ScheduledThreadPoolExecutor heartbeats;
    private final HttpServer server;

    private LocalPlatform(LocalPlatformOptions options) throws IOException {
        List<HostedAgent> agents = options.agents().stream().map(folder -> hosted(folder, options)).toList();
        this.agentId = agents.get(0).agent().id();
        this.traffic = new TrafficLog(options.recorded(), options.clock());
        this.heartbeats = new ScheduledThreadPoolExecutor(1, options.threads());
        heartbeats.setRemoveOnCancelPolicy(true);
        Ids ids = new Ids(options.random());
        Sessions sessions = new Sessions(options.sessions(), options.clock(), ids);
        Streams streams = new Streams(traffic, heartbeats, options.heartbeat());
        Tokens tokens = new Tokens(options.clock(), ids);
        Routes routes = new Routes(new Credentials(options.key(), tokens), faults, traffic);
        new AgentRoutes(agents).addTo(routes);
        new SessionRoutes(agents, sessions, streams, options.busyWait()).addTo(routes);
        new WorkerRoutes(agents, sessions, streams, options.busyWait()).addTo(routes);
        new TokenRoutes(agents, tokens).addTo(routes);
        new FileRoutes(sessions, new FileStore(options.clock(), ids), this::baseUri).addTo(routes);
        if (options.faultControl()) {
            new ControlRoutes(faults, traffic).addTo(routes);
        }
        try {
            this.server = HttpServer.start(options.port(), routes, options.http(), options.threads());
        } catch (IOException e) {
            heartbeats.shutdownNow();
            throw e;
        }
    }

    private static HostedAgent hosted(AgentFolder folder, LocalPlatformOptions options) {
        Agent agent = AgentLoader.load(folder, options.clock().instant());
        return new HostedAgent(agent, options.model(agent));
    }

    /**
     * Starts a platform.
     *
     * @throws UncheckedIOException when the port cannot be had; the cause is a {@link java.net.BindException} when
     *     somebody else has it
     * @throws dev.socketchat.local.agent.InvalidAgentException when an agent folder is not valid
     */
    public static LocalPlatform start(LocalPlatformOptions options) {
        try {
            return new LocalPlatform(options);
        } catch (IOException e) {
            throw new UncheckedIOException("The local platform cannot listen on port " + options.port(), e);
        }
    }

    /** The address to give to a client. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The id of the first agent. */
    public String agentId() {
        return agentId;
    }

    /** The switches for faults. */
    public Faults faults() {
        return faults;
    }

    /** The newest requests, oldest first; as many as the options allow. */
    public List<ReceivedRequest> requests() {
        return traffic.requests();
    }

    /** The newest event streams whose caller hung up before their end, oldest first. */
    public List<AbortedStream> aborted() {
        return traffic.aborted();
    }

    /** The number of event streams that are open now. */
    public int openStreams() {
        return traffic.openStreams();
    }

    /**
     * Waits until callers have hung up on as many event streams since the start.
     *
     * @return whether that happened in time
     */
    public boolean awaitAborted(int count, Duration limit) throws InterruptedException {
        return traffic.awaitAborted(count, limit);
    }

    /** Stops listening and ends every stream. */
    @Override
    public void close() {
        heartbeats.shutdownNow();
        server.close();
    }
}
