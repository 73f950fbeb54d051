package dev.socketchat.readme;

import dev.socketchat.octavus.AgentStream;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.Json;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

public class AskAnAgent {

    public static void ask(OctavusConfig config, String agentId, String question, ExecutorService threads,
            ScheduledExecutorService scheduler, Consumer<StreamEvent> reader) {
        Tools tools = Tools.builder()
                .add("get-user-account", (arguments, context) -> Json.createObjectBuilder().add("plan", "pro").build())
                .build();
        SocketMessage.Trigger trigger = SocketMessage.Trigger.of("user-message",
                Json.createObjectBuilder().add("USER_MESSAGE", question).build());
        try (OctavusClient octavus = new OctavusClient(config, threads, threads, scheduler)) {
            String session = octavus.agentSessions().create(agentId, Map.of("COMPANY_NAME", "Acme Corp"));
            try (AgentStream answer = octavus.agentSessions().attach(session, tools).execute(trigger)) {
                answer.forEach(reader);
            }
        }
    }
}
