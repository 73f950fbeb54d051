package dev.socketchat.local;

import dev.socketchat.local.session.HostedAgent;
import dev.socketchat.local.session.JsonText;
import dev.socketchat.local.session.Leg;
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

/** Sessions and their streams: everything below {@code /api/agent-sessions}. */
final class SessionRoutes {

    private static final String SESSIONS = "/api/agent-sessions";

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
        routes.add("POST", SESSIONS + "/{id}/trigger", this::trigger);
    }

    private void create(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        Session session = sessions.create(agent(body), JsonText.object(body, "input"));
        call.answer(201, JsonText.object().add("sessionId", session.id()).build());
    }

    private HostedAgent agent(JsonObject body) throws ApiException {
        String id = JsonText.text(body, "agentId")
                .orElseThrow(() -> new ApiException(400, "VALIDATION_ERROR", "agentId is missing"));
        return AgentRoutes.find(agents, id);
    }

    /** A continuation repeats the trigger's name and input, so only its own two members tell it apart. */
    private void trigger(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        boolean continuation = body.containsKey("executionId") || body.containsKey("toolResults");
        Session session = sessions.find(call.id());
        try (Turn turn = session.take(busyWait)) {
            Leg leg = continuation
                    ? turn.resume(JsonText.text(body, "executionId").orElse(""), JsonText.array(body, "toolResults"))
                    : turn.begin(TriggerRequest.of(body));
            streams.run(call, leg, Map.of());
        }
    }
}
