package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.rest.Paths;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.RestCalls;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Threads of managed agents, with the agent's own key. Safe for several threads; failures as in {@link Agents}. */
public final class Workforce {

    private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final Platform platform;
    private final RestCalls rest;

    Workforce(Platform platform, RestCalls rest) {
        this.platform = platform;
        this.rest = rest;
    }

    /** A thread that was given work. */
    public record Dispatched(String threadId, String status) {}

    /**
     * A thread as it is.
     *
     * @param failureReason why it failed, if it did
     */
    public record ThreadState(
            String threadId, String status, @Nullable String failureReason, List<JsonObject> messages) {
        /** Whether it will not change any more; a status of a later version counts as going on. */
        public boolean isTerminal() {
            return TERMINAL.contains(status);
        }
    }

    /** Opens a thread with a message and references to files, which may be none. */
    public Dispatched dispatch(String agentId, String message, JsonArray files) {
        return rest.call(PlatformRequest.post(Paths.threads(agentId), body(message, files)), Dispatched.class);
    }

    /** Asks for a thread's state. */
    public ThreadState get(String agentId, String threadId) {
        return rest.call(PlatformRequest.get(Paths.thread(agentId, threadId)), ThreadState.class);
    }

    /** Adds a message to a thread. */
    public Dispatched followUp(String agentId, String threadId, String message, JsonArray files) {
        return rest.call(
                PlatformRequest.post(Paths.thread(agentId, threadId) + "/messages", body(message, files)),
                Dispatched.class);
    }

    /**
     * Asks every 3 seconds until the thread is done; blocks the caller.
     *
     * @param limit the longest wait; the platform's own clients use 15 minutes
     * @throws OctavusIoException if the time is up
     * @throws CancellationException if the calling thread is interrupted or the client closed
     */
    public ThreadState await(String agentId, String threadId, Duration limit) {
        long start = platform.environment().nanoTime().getAsLong();
        for (ThreadState state = get(agentId, threadId); ; state = get(agentId, threadId)) {
            if (state.isTerminal()) {
                return state;
            }
            long waited = platform.environment().nanoTime().getAsLong() - start;
            if (waited + INTERVAL.toNanos() > limit.toNanos()) {
                throw new OctavusIoException("The thread was not done within " + limit.toSeconds() + " seconds", null);
            }
            platform.life().sleep(INTERVAL, platform.environment().scheduler());
        }
    }

    /** {@link #dispatch} and {@link #await} in one. */
    public ThreadState run(String agentId, String message, JsonArray files, Duration limit) {
        return await(agentId, dispatch(agentId, message, files).threadId(), limit);
    }

    private static String body(String message, JsonArray files) {
        JsonObjectBuilder body = Json.object().add("message", message);
        if (!files.isEmpty()) {
            body.add("files", files);
        }
        return body.build().toString();
    }
}
