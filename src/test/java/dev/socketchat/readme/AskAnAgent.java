package dev.socketchat.readme;

import dev.socketchat.octavus.AgentStream;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.Json;
import java.util.Map;
import java.util.function.Consumer;

public class AskAnAgent {

    public static void main(String[] arguments) {
        try (OctavusClient octavus = OctavusClient.fromEnvironment()) {
            ask(octavus, System.getenv("OCTAVUS_AGENT_ID"), "What plan am I on?", System.out::println);
        }
    }

    static void ask(OctavusClient octavus, String agentId, String question, Consumer<StreamEvent> reader) {
        Tools tools = Tools.builder()
                .add("get-user-account", (arguments, context) -> Json.createObjectBuilder().add("plan", "pro").build())
                .build();
        SocketMessage.Trigger trigger = SocketMessage.Trigger.of("user-message",
                Json.createObjectBuilder().add("USER_MESSAGE", question).build());
        String session = octavus.agentSessions().create(agentId, Map.of("COMPANY_NAME", "Acme Corp"));
        try (AgentStream answer = octavus.agentSessions().attach(session, tools).execute(trigger)) {
            answer.forEach(reader);
        }
    }
}
