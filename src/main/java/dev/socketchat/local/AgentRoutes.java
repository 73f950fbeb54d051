package dev.socketchat.local;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.Settings;
import dev.socketchat.local.session.HostedAgent;
import dev.socketchat.local.session.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;

/** Reading agents: {@code GET /api/agents} and {@code GET /api/agents/{id}}. */
final class AgentRoutes {

    private final List<HostedAgent> agents;

    AgentRoutes(List<HostedAgent> agents) {
        this.agents = agents;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/agents", this::list);
        routes.add("GET", "/api/agents/{id}", this::read);
    }

    static HostedAgent find(List<HostedAgent> agents, String id) throws ApiException {
        return agents.stream().filter(hosted -> hosted.agent().isCalled(id)).findFirst()
                .orElseThrow(() -> new ApiException(404, "NOT_FOUND", "No agent has the id " + id));
    }

    private void list(ApiCall call) throws ApiException, IOException {
        call.access().requireAll();
        call.answer(200, JsonText.object().add("agents",
                JsonText.array(agents.stream().map(hosted -> summary(hosted.agent())).toList())).build());
    }

    private static JsonObject summary(Agent agent) {
        Settings settings = agent.settings();
        String time = agent.loadedAt().toString();
        return JsonText.object().add("id", agent.id()).add("slug", settings.slug()).add("name", settings.name())
                .add("description", settings.description().<JsonValue>map(JsonText::text).orElse(JsonValue.NULL))
                .add("format", settings.format()).add("createdAt", time).add("updatedAt", time)
                .add("projectId", "prj_local").build();
    }

    private void read(ApiCall call) throws ApiException, IOException {
        call.access().requireAll();
        Agent agent = find(agents, call.id()).agent();
        JsonObjectBuilder settings = JsonText.object().add("slug", agent.settings().slug())
                .add("name", agent.settings().name());
        agent.settings().description().ifPresent(text -> settings.add("description", text));
        settings.add("format", agent.settings().format());
        List<JsonObject> prompts = agent.prompts().texts().entrySet().stream().map(prompt -> JsonText.object()
                .add("name", prompt.getKey()).add("content", prompt.getValue()).build()).toList();
        call.answer(200, JsonText.object().add("id", agent.id()).add("settings", settings)
                .add("protocol", agent.protocolText()).add("prompts", JsonText.array(prompts))
                .add("references", JsonValue.EMPTY_JSON_ARRAY).build());
    }
}
