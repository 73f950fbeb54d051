package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions of one platform. Safe for several threads. */
public final class Sessions {

    private final SessionLimits limits;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Session> byId = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, String> byIdempotencyKey = new LinkedHashMap<>();

    /** An empty set of sessions. */
    public Sessions(SessionLimits limits, Clock clock, Ids ids) {
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Creates a session.
     *
     * @throws SessionException when the agent's input is not complete
     */
    public Session create(HostedAgent agent, JsonObject input) throws SessionException {
        return create("ses", agent, input);
    }

    /**
     * Creates the session of one run of a worker; its id is also the id of its execution.
     *
     * @throws SessionException when the worker's input is not complete
     */
    public Session createWorker(HostedAgent worker, JsonObject input) throws SessionException {
        return create("wrk", worker, input);
    }

    private Session create(String kind, HostedAgent agent, JsonObject input) throws SessionException {
        JsonObject complete = InputCheck.complete("the agent " + agent.agent().settings().slug(),
                agent.agent().protocol().input(), input);
        Session session = new Session(ids.secret(kind), agent, complete, this);
        synchronized (byId) {
            byId.put(session.id(), session);
            forgetOne();
        }
        return session;
    }

    /**
     * The session that was created under a key, or a new one; so that a repeated request makes no second session.
     *
     * @throws SessionException when the agent's input is not complete
     */
    public Session createOnce(String key, HostedAgent agent, JsonObject input) throws SessionException {
        synchronized (byId) {
            Optional<Session> known = Optional.ofNullable(byIdempotencyKey.get(key)).map(byId::get);
            if (known.isPresent()) {
                return known.get();
            }
            Session session = create(agent, input);
            byIdempotencyKey.put(key, session.id());
            byIdempotencyKey.values().retainAll(byId.keySet());
            return session;
        }
    }

    private void forgetOne() {
        Iterator<Session> oldestFirst = byId.values().iterator();
        boolean full = byId.size() > limits.sessions();
        while (full && oldestFirst.hasNext()) {
            if (!oldestFirst.next().isBusy()) {
                oldestFirst.remove();
                full = false;
            }
        }
    }

    /**
     * Finds a session.
     *
     * @throws SessionException when there is none with this id
     */
    public Session find(String id) throws SessionException {
        synchronized (byId) {
            return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new SessionException(
                    SessionException.Reason.NOT_FOUND, "There is no session with this id"));
        }
    }

    SessionLimits limits() {
        return limits;
    }

    Clock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }
}
