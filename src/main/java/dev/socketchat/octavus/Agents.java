package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.rest.Paths;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.RestCalls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a project. Safe for several threads. All methods wait for the answer and throw
 * {@link OctavusApiException} if the platform refuses, {@link OctavusIoException} if it cannot be reached and
 * {@link OctavusProtocolException} if its answer makes no sense; nothing is repeated.
 */
public final class Agents {

    private final RestCalls rest;

    Agents(RestCalls rest) {
        this.rest = rest;
    }

    /** One agent in the list. {@code format} is {@code interactive} or {@code worker}; times are ISO 8601. */
    public record Summary(
            String id,
            String slug,
            String name,
            @Nullable String description,
            String format,
            String createdAt,
            String updatedAt,
            String projectId) {}

    /** What an agent is called and how it runs. */
    public record Settings(String slug, String name, @Nullable String description, String format) {}

    /** A prompt: a relative path without extension, and its text. */
    public record Prompt(String name, String content) {}

    /** A whole agent: settings, protocol in YAML, prompts. */
    public record Definition(String id, Settings settings, String protocol, List<Prompt> prompts) {}

    /** The answer that lists agents. */
    public record AgentList(List<Summary> agents) {}

    /** All agents. */
    public List<Summary> list() {
        return List.copyOf(
                rest.call(PlatformRequest.get(Paths.AGENTS), AgentList.class).agents());
    }

    /** One agent by its id. */
    public Definition get(String agentId) {
        return rest.call(PlatformRequest.get(Paths.agent(agentId)), Definition.class);
    }
}
