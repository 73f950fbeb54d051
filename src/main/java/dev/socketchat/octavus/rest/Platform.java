package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.concurrent.RunSlots;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.OctavusProtocolException;
import java.util.HexFormat;

/** What all parts of one client share. It owns one HTTP client. Safe for several threads. */
public final class Platform implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final OctavusConfig config;
    private final Environment environment;
    private final PlatformHttp http;
    private final PlatformCalls calls;
    private final RunSlots slots;
    private final Bodies bodies = new Bodies();
    private final Cancellation life = new Cancellation();

    /** Makes no request. */
    public Platform(OctavusConfig config, Environment environment) {
        this(config, environment, AnswerListener.NONE);
    }

    /** Makes no request, and has every later one heard of. */
    public Platform(OctavusConfig config, Environment environment, AnswerListener listener) {
        this.config = config;
        this.environment = environment;
        slots = new RunSlots(config.maxRuns(), config.turnLimit(), environment.nanoTime());
        http = new PlatformHttp(config);
        calls = new PlatformCalls(http, config, environment, listener);
    }

    /** Requests whose answers are read as they come. */
    public PlatformCalls calls() {
        return calls;
    }

    /** How the client was set up. */
    public OctavusConfig config() {
        return config;
    }

    /** The threads and the time it was given. */
    public Environment environment() {
        return environment;
    }

    /** How many runs there may be. */
    public RunSlots slots() {
        return slots;
    }

    /** Ends every run of the client. */
    public Cancellation life() {
        return life;
    }

    Bodies bodies() {
        return bodies;
    }

    /** The JSON of a typed body, by JSON-B. */
    public String write(Object body) {
        return bodies.write(body);
    }

    /**
     * The typed body that a JSON text stands for, by JSON-B.
     *
     * @throws OctavusProtocolException if the text is not what was expected
     */
    public <T> T read(String json, Class<T> type) {
        return bodies.read(json, type);
    }

    /** A name for a run that leads from a user's report to the line in the log. */
    public String newReference() {
        return HEX.toHexDigits(environment.random().nextInt());
    }

    /** Traces the requests of one run; the trace begins with the run's reference, so that one leads to the other. */
    public Trace newTrace(String reference) {
        return Trace.of(reference, environment.random());
    }

    /** An id that no other client makes. */
    public String newId() {
        return HEX.toHexDigits(environment.random().nextLong())
                + HEX.toHexDigits(environment.random().nextLong());
    }

    /** Ends every run and releases the HTTP client. */
    @Override
    public void close() {
        life.cancel();
        http.close();
        bodies.close();
    }
}
