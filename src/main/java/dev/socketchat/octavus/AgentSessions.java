package dev.socketchat.octavus;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sessions of agents on the platform. Safe for several threads. */
public final class AgentSessions {

    static final String PATH = "/api/agent-sessions";

    private final Platform platform;

    AgentSessions(Platform platform) {
        this.platform = platform;
    }

    /**
     * Creates a session and waits for it.
     *
     * @param agentId the agent's id
     * @param input the values the agent's protocol asks for, by name; written by JSON-B; empty: none is sent
     * @return the session's id
     * @throws OctavusApiException if the platform refuses
     * @throws OctavusIoException if it cannot be reached
     * @throws OctavusProtocolException if its answer makes no sense
     */
    public String create(String agentId, Map<String, ?> input) {
        return create(agentId, input, new Cancellation());
    }

    private String create(String agentId, Map<String, ?> input, Cancellation cancellation) {
        String body = platform.bodies().write(new NewSession(agentId, input.isEmpty() ? null : input));
        try (Exchange exchange = platform.calls().openWithRetries(PlatformRequest.post(PATH, body), cancellation)) {
            String id = platform.bodies().read(exchange.response(), CreatedSession.class).sessionId();
            if (id == null || id.isBlank()) {
                throw new OctavusProtocolException("The platform created a session without an id", null);
            }
            return id;
        }
    }

    /**
     * A handle on a session that exists. Makes no request.
     *
     * @param tools what the server offers to this session's runs
     */
    public AgentSession attach(String sessionId, Tools tools) {
        return new AgentSession(platform, SessionIdentity.known(sessionId), tools);
    }

    /**
     * A handle on a session that is created when its first trigger comes, once, however many triggers wait for it.
     *
     * @param input asked on the thread that creates the session, for the values as in {@link #create(String, Map)}
     */
    public AgentSession deferred(String agentId, Supplier<Map<String, ?>> input, Tools tools) {
        return new AgentSession(platform, SessionIdentity.created(cancellation -> create(agentId, input.get(), cancellation)), tools);
    }

    /** The body that creates a session. */
    public record NewSession(String agentId, @Nullable Map<String, ?> input) {}

    /** The answer to it. */
    public record CreatedSession(@Nullable String sessionId) {}
}
