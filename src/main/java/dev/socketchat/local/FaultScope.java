package dev.socketchat.local;

import dev.socketchat.local.http.HttpRequest;
import java.util.List;

/** Which requests a fault meets. */
public enum FaultScope {
    /** Everything. */
    ANY,
    /** Creating a session. */
    CREATE,
    /** Triggers, workers and continuations. */
    STREAM;

    private static final List<String> STREAMING = List.of("/trigger", "/start", "/execute");

    static FaultScope of(HttpRequest request) {
        if (STREAMING.stream().anyMatch(request.path()::endsWith)) {
            return STREAM;
        }
        return request.method().equals("POST") && request.path().endsWith("/agent-sessions") ? CREATE : ANY;
    }

    boolean covers(FaultScope request) {
        return this == ANY || this == request;
    }
}
