package dev.socketchat.octavus;

/** What the platform still knows of a session. */
public sealed interface SessionAnswer<T> {

    /** The session is there. */
    record Active<T>(T content) implements SessionAnswer<T> {}

    /** The session's state is gone; {@link AgentSessions#restore} brings it back. The time is ISO 8601. */
    record Expired<T>(String sessionId, String agentId, String createdAt) implements SessionAnswer<T> {}
}
