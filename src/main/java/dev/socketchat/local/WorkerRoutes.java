package dev.socketchat.local;

import dev.socketchat.local.session.HostedAgent;
import dev.socketchat.local.session.JsonText;
import dev.socketchat.local.session.Session;
import dev.socketchat.local.session.SessionException;
import dev.socketchat.local.session.Sessions;
import dev.socketchat.local.session.Turn;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Running workers: {@code POST /api/agents/{id}/execute}. */
final class WorkerRoutes {

    private final List<HostedAgent> agents;
    private final Sessions sessions;
    private final Streams streams;
    private final Duration busyWait;

    WorkerRoutes(List<HostedAgent> agents, Sessions sessions, Streams streams, Duration busyWait) {
        this.agents = agents;
        this.sessions = sessions;
        this.streams = streams;
        this.busyWait = busyWait;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/api/agents/{id}/execute", this::execute);
    }

    private void execute(ApiCall call) throws ApiException, SessionException, IOException {
        HostedAgent worker = AgentRoutes.find(agents, call.id());
        call.access().requireAgent(worker.agent());
        if (!worker.agent().isWorker()) {
            throw new ApiException(400, "VALIDATION_ERROR", "The agent " + call.id() + " is no worker");
        }
        JsonObject body = call.body();
        boolean first = JsonText.text(body, "type").orElse("start").equals("start");
        Session session = first ? sessions.createWorker(worker, JsonText.object(body, "input"))
                : sessions.find(JsonText.text(body, "executionId").orElse(""));
        try (Turn turn = session.take(busyWait)) {
            streams.run(call, first ? turn.work() : turn.workOn(JsonText.array(body, "toolResults")), Map.of());
        }
    }
}
