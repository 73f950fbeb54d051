package dev.socketchat.chat;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.tool.AgentTools;
import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.OctavusClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Makes the Octavus session of a conversation: the configured agent, this application's tools and input. */
@ApplicationScoped
class Agents {

    @Inject
    private ChatServer server;
    @Inject
    private AgentTools tools;
    @Inject
    private SessionInput input;

    /** A session that the platform hears of with its first trigger. */
    AgentSession session(Conversation conversation) {
        OctavusClient platform = server.platform();
        return platform.agentSessions().deferred(server.agentId(), () -> input.values(conversation.user()),
                tools.of(conversation));
    }
}
