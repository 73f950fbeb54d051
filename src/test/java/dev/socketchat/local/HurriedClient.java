package dev.socketchat.local;

import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.Json;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The real client with threads of its own, which does not wait between attempts. */
final class HurriedClient implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HurriedScheduler time = new HurriedScheduler();
    final OctavusClient client;

    HurriedClient(URI platform, UnaryOperator<OctavusConfig.Builder> limits) {
        OctavusConfig config = limits.apply(OctavusConfig.builder(platform)).build();
        client = new OctavusClient(config, threads, threads, time);
    }

    /** Says something in a session and waits for the end of the turn. */
    ObservedTurn say(String sessionId, String text) {
        try (AgentSession session = client.agentSessions().attach(sessionId, Tools.NONE)) {
            ObservedTurn.Listener listener = new ObservedTurn.Listener();
            session.handle(SocketMessage.Trigger.of("user-message",
                    Json.createObjectBuilder().add("USER_MESSAGE", text).build()), listener);
            return listener.turn();
        }
    }

    @Override
    public void close() {
        client.close();
        threads.shutdownNow();
        time.shutdownNow();
    }
}
