package dev.socketchat.local;

import dev.socketchat.local.session.HostedAgent;
import dev.socketchat.local.session.JsonText;
import dev.socketchat.local.session.Leg;
import dev.socketchat.local.session.MessageShape;
import dev.socketchat.local.session.Session;
import dev.socketchat.local.session.SessionException;
import dev.socketchat.local.session.Sessions;
import dev.socketchat.local.session.TriggerRequest;
import dev.socketchat.local.session.Turn;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions and their streams: everything below {@code /api/agent-sessions}. */
final class SessionRoutes {

    private static final String SESSIONS = "/api/agent-sessions";
    private static final String SESSION_HEADER = "X-Octavus-Session-Id";

    private final List<HostedAgent> agents;
    private final Sessions sessions;
    private final Streams streams;
    private final Duration busyWait;

    SessionRoutes(List<HostedAgent> agents, Sessions sessions, Streams streams, Duration busyWait) {
        this.agents = agents;
        this.sessions = sessions;
        this.streams = streams;
        this.busyWait = busyWait;
    }

    void addTo(Routes routes) {
        routes.add("POST", SESSIONS, this::create);
        routes.add("POST", SESSIONS + "/start", this::start);
        routes.add("POST", SESSIONS + "/{id}/trigger", this::trigger);
        routes.add("GET", SESSIONS + "/{id}", this::read);
        routes.add("GET", SESSIONS + "/{id}/logs", this::logs);
        routes.add("POST", SESSIONS + "/{id}/restore", this::restore);
        routes.add("DELETE", SESSIONS + "/{id}", this::clear);
    }

    private void create(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        Session session = sessions.create(agent(call, body), JsonText.object(body, "input"));
        call.answer(201, JsonText.object().add("sessionId", session.id()).build());
    }

    private HostedAgent agent(ApiCall call, JsonObject body) throws ApiException {
        String id = JsonText.text(body, "agentId")
                .orElseThrow(() -> new ApiException(400, "VALIDATION_ERROR", "agentId is missing"));
        HostedAgent agent = AgentRoutes.find(agents, id);
        call.access().requireAgent(agent.agent());
        if (agent.agent().isWorker()) {
            throw new ApiException(400, "VALIDATION_ERROR", "The agent " + id + " is a worker and has no sessions");
        }
        return agent;
    }

    private Session session(ApiCall call) throws ApiException, SessionException {
        call.access().requireSession(call.id());
        Session session = sessions.find(call.id());
        call.access().requireAgentOf(session);
        return session;
    }

    /** Creates a session and runs its first trigger; a repeated key makes no second session. */
    private void start(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        HostedAgent agent = agent(call, body);
        JsonObject input = JsonText.object(body, "input");
        Optional<String> key = JsonText.text(body, "idempotencyKey");
        Session session = key.isPresent() ? sessions.createOnce(key.get(), agent, input)
                : sessions.create(agent, input);
        TriggerRequest request = TriggerRequest.of(JsonText.object(body, "trigger"));
        try (Turn turn = session.take(busyWait)) {
            streams.run(call, turn.begin(request), Map.of(SESSION_HEADER, session.id()));
        }
    }

    /** A continuation repeats the trigger's name and input, so only its own two members tell it apart. */
    private void trigger(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        boolean continuation = body.containsKey("executionId") || body.containsKey("toolResults");
        try (Turn turn = session(call).take(busyWait)) {
            Leg leg = continuation
                    ? turn.resume(JsonText.text(body, "executionId").orElse(""), JsonText.array(body, "toolResults"))
                    : turn.begin(TriggerRequest.of(body));
            streams.run(call, leg, Map.of());
        }
    }

    private void read(ApiCall call) throws ApiException, SessionException, IOException {
        Session session = session(call);
        MessageShape shape = call.exchange().request().header("X-Octavus-Sdk-Version").isPresent()
                ? MessageShape.CURRENT : MessageShape.FIRST;
        call.answer(200, call.asks("format=ui") ? session.report().shown(shape) : session.report().full(shape));
    }

    private void logs(ApiCall call) throws ApiException, SessionException, IOException {
        call.answer(200, session(call).report().logs(!call.asks("excludeModelRequests=true")));
    }

    private void restore(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        Optional<JsonObject> input = body.get("input") instanceof JsonObject it ? Optional.of(it) : Optional.empty();
        Session session = session(call);
        try (Turn turn = session.take(busyWait)) {
            boolean restored = turn.restore(JsonText.array(body, "messages"), input);
            call.answer(200, JsonText.object().add("sessionId", session.id()).add("restored", restored).build());
        }
    }

    private void clear(ApiCall call) throws ApiException, SessionException, IOException {
        Session session = session(call);
        try (Turn turn = session.take(busyWait)) {
            turn.clear();
        }
        call.answer(200, JsonText.object().add("sessionId", session.id()).add("cleared", true).build());
    }
}
