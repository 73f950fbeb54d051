package dev.socketchat.octavus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Addresses below the platform's base; ids are percent-encoded, whatever they hold. */
final class Paths {

    static final String AGENTS = "/api/agents";
    static final String SESSIONS = "/api/agent-sessions";
    static final String START = SESSIONS + "/start";

    private Paths() {}

    static String agent(String id) {
        return AGENTS + "/" + segment(id);
    }

    static String execute(String agentId) {
        return agent(agentId) + "/execute";
    }

    static String session(String id) {
        return SESSIONS + "/" + segment(id);
    }

    static String trigger(String sessionId) {
        return session(sessionId) + "/trigger";
    }

    static String threads(String agentId) {
        return "/api/v1/workforce/agents/" + segment(agentId) + "/threads";
    }

    static String thread(String agentId, String threadId) {
        return threads(agentId) + "/" + segment(threadId);
    }

    static String segment(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }
}
