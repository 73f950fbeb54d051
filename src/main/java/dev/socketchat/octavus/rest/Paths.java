package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Addresses below the platform's base; ids are percent-encoded, whatever they hold. */
public final class Paths {

    /** The agents of a project. */
    public static final String AGENTS = "/api/agents";
    /** The sessions of agents. */
    public static final String SESSIONS = "/api/agent-sessions";
    /** Sessions that their first turn creates. */
    public static final String START = SESSIONS + "/start";

    private Paths() {}

    /** One agent. */
    public static String agent(String id) {
        return AGENTS + "/" + segment(id);
    }

    /** The executions of a worker. */
    public static String execute(String agentId) {
        return agent(agentId) + "/execute";
    }

    /** One session. */
    public static String session(String id) {
        return SESSIONS + "/" + segment(id);
    }

    /** The turns of a session. */
    public static String trigger(String sessionId) {
        return session(sessionId) + "/trigger";
    }

    /** The threads of a managed agent. */
    public static String threads(String agentId) {
        return "/api/v1/workforce/agents/" + segment(agentId) + "/threads";
    }

    /** One thread of a managed agent. */
    public static String thread(String agentId, String threadId) {
        return threads(agentId) + "/" + segment(threadId);
    }

    /** An id as one segment of an address. */
    public static String segment(String id) {
        return URLEncoder.encode(id, UTF_8).replace("+", "%20");
    }
}
