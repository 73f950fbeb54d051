package dev.socketchat.local.http;

import java.io.IOException;

/** Answers requests. Called on worker threads, several at a time. */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers one request; returns when the answer is complete.
     *
     * @throws IOException when the peer is gone; the connection is then closed
     */
    void handle(HttpExchange exchange) throws IOException;
}
