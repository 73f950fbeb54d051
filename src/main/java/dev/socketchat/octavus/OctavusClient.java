package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.concurrent.OwnThreads;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.rest.AnswerListener;
import dev.socketchat.octavus.rest.Paths;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.rest.RestCalls;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The way into the platform: one for an application, shared by all threads. It owns one HTTP client; threads come from
 * outside, or are its own in a program without a server around it.
 */
public final class OctavusClient implements AutoCloseable {

    private final Platform platform;
    private final Optional<OwnThreads> threads;

    /**
     * Creates a client. Makes no request.
     *
     * @param streams runs blocking tasks, at most one at a time for each run under way; must not queue them, and should
     *     take as many as there may be runs
     * @param tools runs server tools, which may block; bounded, and not the same as {@code streams}
     * @param scheduler for time limits only; one thread is enough
     */
    public OctavusClient(OctavusConfig config, Executor streams, Executor tools, ScheduledExecutorService scheduler) {
        this(config, streams, tools, scheduler, AnswerListener.NONE);
    }

    /** The same, with somebody who hears what becomes of the requests. */
    public OctavusClient(
            OctavusConfig config,
            Executor streams,
            Executor tools,
            ScheduledExecutorService scheduler,
            AnswerListener listener) {
        this(config, environment(streams, tools, scheduler), listener, Optional.empty());
    }

    OctavusClient(OctavusConfig config, Environment environment) {
        this(config, environment, AnswerListener.NONE, Optional.empty());
    }

    private OctavusClient(
            OctavusConfig config, Environment environment, AnswerListener listener, Optional<OwnThreads> threads) {
        this.platform = new Platform(config, environment, listener);
        this.threads = threads;
    }

    /**
     * A client with threads of its own, for a program without a server around it. Makes no request.
     *
     * @see OwnThreads
     */
    public static OctavusClient standalone(OctavusConfig config) {
        OwnThreads threads = new OwnThreads(config.maxRuns());
        return new OctavusClient(
                config,
                environment(threads.streams(), threads.tools(), threads.scheduler()),
                AnswerListener.NONE,
                Optional.of(threads));
    }

    /**
     * The same, set up by {@link OctavusConfig#fromEnvironment()}.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static OctavusClient fromEnvironment() {
        return standalone(OctavusConfig.fromEnvironment());
    }

    private static Environment environment(Executor streams, Executor tools, ScheduledExecutorService scheduler) {
        return new Environment(streams, tools, scheduler, System::nanoTime, Clock.systemUTC(), new SecureRandom());
    }

    /** Agents. */
    public Agents agents() {
        return new Agents(new RestCalls(platform));
    }

    /** Files of sessions. */
    public Files files() {
        return new Files(platform);
    }

    /** Stand-alone workers. */
    public Workers workers() {
        return new Workers(platform);
    }

    /** Threads of managed agents. */
    public Workforce workforce() {
        return new Workforce(platform, new RestCalls(platform));
    }

    /** Short-lived credentials. */
    public Tokens tokens() {
        return new Tokens(new RestCalls(platform));
    }

    /** The page of the platform's dashboard that shows a session. Makes no request. */
    public URI sessionPage(String sessionId) {
        return URI.create(platform.config().baseUrl() + "/platform/sessions/" + Paths.segment(sessionId));
    }

    /** The page of the platform's dashboard that shows an agent. Makes no request. */
    public URI agentPage(String agentId) {
        return URI.create(platform.config().baseUrl() + "/platform/agents/" + Paths.segment(agentId));
    }

    /** Sessions of agents. */
    public AgentSessions agentSessions() {
        return new AgentSessions(platform);
    }

    /**
     * Loads all that runs take, by playing some against a platform of its own on the loopback address; blocks for a part of
     * a second, and asks nothing of the platform. For the start of a server: one that runs out of file descriptors or
     * memory before its first run may never load it.
     *
     * @throws IOException if it could not be played; the client works all the same
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public void rehearse() throws IOException, InterruptedException {
        new Rehearsal(platform.environment()).play();
    }

    /** How many runs there are, and how many of them do not end. */
    public RunCount runs() {
        return new RunCount(platform.slots().taken(), platform.slots().stuck());
    }

    /** Stops every run, releases the HTTP client, and ends the threads that are this client's own. */
    @Override
    public void close() {
        platform.close();
        threads.ifPresent(OwnThreads::close);
    }
}
