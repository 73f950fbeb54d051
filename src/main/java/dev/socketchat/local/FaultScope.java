package dev.socketchat.local;

import dev.socketchat.local.http.HttpRequest;

/** Which requests a fault meets. */
public enum FaultScope {
    /** Everything. */
    ANY,
    /** Creating a session. */
    CREATE,
    /** Triggers and continuations. */
    STREAM;

    static FaultScope of(HttpRequest request) {
        if (request.path().endsWith("/trigger") || request.path().endsWith("/start")) {
            return STREAM;
        }
        return request.method().equals("POST") && request.path().endsWith("/agent-sessions") ? CREATE : ANY;
    }

    boolean covers(FaultScope request) {
        return this == ANY || this == request;
    }
}
