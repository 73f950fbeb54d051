package dev.socketchat.local.agent;

import java.time.Instant;

/**
 * One loaded agent. Immutable.
 *
 * @param folder where it came from
 * @param settings what it is called
 * @param protocolText {@code protocol.yaml} as written
 * @param protocol the same, understood
 * @param prompts its prompts
 * @param loadedAt when it was loaded
 */
public record Agent(AgentFolder folder, Settings settings, String protocolText, Protocol protocol, Prompts prompts,
        Instant loadedAt) {

    /** The id of the agent: its slug behind {@code agt_}. */
    public String id() {
        return "agt_" + settings.slug();
    }

    /** Whether it runs once from start to end instead of talking. */
    public boolean isWorker() {
        return settings.isWorker();
    }

    /** Whether a caller means this agent; the platform's documentation uses id and slug alike. */
    public boolean isCalled(String idOrSlug) {
        return id().equals(idOrSlug) || settings.slug().equals(idOrSlug);
    }
}
