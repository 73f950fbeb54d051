package dev.socketchat.local.session;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.model.Model;

/** An agent and the model that answers for it. */
public record HostedAgent(Agent agent, Model model) {
}
