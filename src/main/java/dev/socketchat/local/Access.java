package dev.socketchat.local;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.session.Session;
import java.util.Optional;

/**
 * What a credential allows.
 *
 * @param agentId the only agent it is for; empty for all
 * @param sessionId the only session it is for, which may then only be driven; empty for all
 */
record Access(Optional<String> agentId, Optional<String> sessionId) {

    static final Access ALL = new Access(Optional.empty(), Optional.empty());

    private static ApiException denied(String sentence) {
        return new ApiException(403, "FORBIDDEN", sentence);
    }

    /** Minting and uploading to any session need the project's own key. */
    void requireAll() throws ApiException {
        if (agentId.isPresent() || sessionId.isPresent()) {
            throw denied("A short-lived token does not allow this");
        }
    }

    /** For creating sessions of an agent. */
    void requireAgent(Agent agent) throws ApiException {
        if (sessionId.isPresent() || agentId.isPresent() && !agent.isCalled(agentId.get())) {
            throw denied("This token does not allow sessions of this agent");
        }
    }

    void requireSession(String id) throws ApiException {
        if (sessionId.isPresent() && !sessionId.get().equals(id)) {
            throw denied("This token is for another session");
        }
    }

    void requireAgentOf(Session session) throws ApiException {
        if (agentId.isPresent() && !session.agent().isCalled(agentId.get())) {
            throw denied("This token is for another agent");
        }
    }
}
