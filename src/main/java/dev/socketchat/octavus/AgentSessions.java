package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.UiMessage;
import dev.socketchat.octavus.rest.Paths;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.RestCalls;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of agents on the platform. Safe for several threads. Methods that make a request wait for the answer and
 * throw {@link OctavusApiException} if the platform refuses, {@link OctavusIoException} if it cannot be reached and
 * {@link OctavusProtocolException} if its answer makes no sense; only {@link #create} is repeated after such failures.
 */
public final class AgentSessions {

    private final Platform platform;
    private final RestCalls rest;

    AgentSessions(Platform platform) {
        this.platform = platform;
        this.rest = new RestCalls(platform);
    }

    /** The body that creates a session. */
    public record NewSession(String agentId, @Nullable Map<String, ?> input) {}

    /** The answer to it. */
    public record CreatedSession(@Nullable String sessionId) {}

    /** The answer to {@link #restore}. */
    public record RestoredSession(String sessionId, boolean restored) {}

    /** The answer to {@link #clear}. */
    public record ClearedSession(String sessionId, boolean cleared) {}

    /**
     * Creates a session.
     *
     * @param agentId the agent's id
     * @param input the values the agent's protocol asks for, by name; written by JSON-B; empty: none is sent
     * @return the session's id
     */
    public String create(String agentId, Map<String, ?> input) {
        return create(agentId, input, platform.life());
    }

    private String create(String agentId, Map<String, ?> input, Cancellation cancellation) {
        String body = platform.write(new NewSession(agentId, input.isEmpty() ? null : input));
        String id = rest.callWithRetries(PlatformRequest.post(Paths.SESSIONS, body), CreatedSession.class, cancellation)
                .sessionId();
        if (id == null || id.isBlank()) {
            throw new OctavusProtocolException("The platform created a session without an id", null);
        }
        return id;
    }

    /** A handle on a session that exists, and the tools the server offers to its runs. Makes no request. */
    public AgentSession attach(String sessionId, Tools tools) {
        return new AgentSession(platform, SessionRoute.Created.known(sessionId), tools);
    }

    /**
     * A handle on a session that is created when its first trigger comes, once, however many triggers wait for it.
     *
     * @param input asked on the thread that creates the session, for the values as in {@link #create(String, Map)};
     *     interrupted by a stop
     */
    public AgentSession deferred(String agentId, Supplier<Map<String, ?>> input, Tools tools) {
        return new AgentSession(
                platform, SessionRoute.Created.byRequest(life -> create(agentId, input.get(), life)), tools);
    }

    /**
     * The same, and when the platform turns out to have lost the session, after a restart or because it expired, the
     * trigger or upload that found it out goes to a new one, which remembers nothing. What waits for results of tools is
     * lost with its session.
     *
     * @param lost told of it before that, on the thread that found out; must not block
     */
    public AgentSession deferred(String agentId, Supplier<Map<String, ?>> input, Tools tools, Runnable lost) {
        return new AgentSession(
                platform,
                SessionRoute.Created.renewable(life -> create(agentId, input.get(), life), new SessionLoss(rest, lost)),
                tools);
    }

    /**
     * A handle on a session whose id is asked for when its first trigger comes, once, however many triggers wait for it.
     *
     * @param sessionId asked on a run's thread; what it throws ends the run with an {@code error} event, as if the
     *     platform had been asked; interrupted by a stop, and asked again for the next trigger
     */
    public AgentSession deferred(Supplier<String> sessionId, Tools tools) {
        return new AgentSession(platform, SessionRoute.Created.byRequest(life -> sessionId.get()), tools);
    }

    /** {@link #start(String, Map, String, Consumer, Tools)} with a key of its own and nobody to tell. */
    public AgentSession start(String agentId, Map<String, ?> input, Tools tools) {
        return start(agentId, input, platform.newId(), id -> {}, tools);
    }

    /**
     * A handle on a session that its first trigger creates in the same request.
     *
     * @param idempotencyKey with the same key the platform creates no second session; sent with every attempt of the
     *     first turn
     * @param onSessionCreated hears the session's id once, on the run's thread
     */
    public AgentSession start(
            String agentId,
            Map<String, ?> input,
            String idempotencyKey,
            Consumer<String> onSessionCreated,
            Tools tools) {
        Optional<JsonObject> values = input.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.parseObject(platform.write(input)));
        return new AgentSession(
                platform,
                new SessionRoute.Started(agentId, values, idempotencyKey, new LatchedId(onSessionCreated)),
                tools);
    }

    /** Everything the platform keeps of a session. */
    public SessionAnswer<SessionState> get(String sessionId) {
        return answer(rest.call(PlatformRequest.get(Paths.session(sessionId))), json -> platform.read(
                json.toString(), SessionState.class));
    }

    /** The messages as users see them. */
    public SessionAnswer<List<UiMessage>> messages(String sessionId) {
        return answer(rest.call(PlatformRequest.get(Paths.session(sessionId) + "?format=ui")), json -> Json.items(
                        json, "messages")
                .orElseThrow(() -> new OctavusProtocolException("A session has no messages", null))
                .stream()
                .map(message -> UiMessage.fromJson(message.asJsonObject()))
                .toList());
    }

    /** What a session did; requests to models can be left out. */
    public SessionAnswer<SessionLog> logs(String sessionId, boolean excludeModelRequests) {
        String query = excludeModelRequests ? "?excludeModelRequests=true" : "";
        return answer(
                rest.call(PlatformRequest.get(Paths.session(sessionId) + "/logs" + query)),
                json -> new SessionLog(
                        sessionId,
                        Json.items(json, "entries")
                                .orElseThrow(() -> new OctavusProtocolException("A log has no entries", null))
                                .stream()
                                .map(entry -> SessionLog.Entry.fromJson(entry.asJsonObject()))
                                .toList(),
                        json.getInt("total", 0),
                        json.getBoolean("truncated", false)));
    }

    /**
     * Brings an expired session back from stored messages.
     *
     * @param input as in {@link #create(String, Map)}
     * @return false if it was still active and nothing was done
     */
    public boolean restore(String sessionId, List<UiMessage> messages, Map<String, ?> input) {
        JsonArrayBuilder array = Json.array();
        messages.forEach(message -> array.add(message.toJson()));
        JsonObjectBuilder body = Json.object().add("messages", array);
        if (!input.isEmpty()) {
            body.add("input", Json.parseObject(platform.write(input)));
        }
        return rest.call(
                        PlatformRequest.post(
                                Paths.session(sessionId) + "/restore",
                                body.build().toString()),
                        RestoredSession.class)
                .restored();
    }

    /** Lets a session expire now. May be repeated. */
    public boolean clear(String sessionId) {
        return rest.call(PlatformRequest.delete(Paths.session(sessionId)), ClearedSession.class)
                .cleared();
    }

    private static <T> SessionAnswer<T> answer(JsonObject json, Function<JsonObject, T> content) {
        if (json.getString("status", "").equals("expired")) {
            return new SessionAnswer.Expired<>(
                    json.getString("sessionId", ""), json.getString("agentId", ""), json.getString("createdAt", ""));
        }
        try {
            return new SessionAnswer.Active<>(content.apply(json));
        } catch (ClassCastException | NullPointerException e) {
            throw new OctavusProtocolException("The platform's answer is not the expected JSON", e);
        }
    }
}
