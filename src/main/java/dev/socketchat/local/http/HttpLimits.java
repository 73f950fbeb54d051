package dev.socketchat.local.http;

import java.time.Duration;

/**
 * What a {@link HttpServer} grants at most.
 *
 * @param connections open connections; one more is answered with 503 and closed
 * @param requests requests being answered at a time, which is also the largest number of worker threads; one more is
 *     answered with 503
 * @param headBytes bytes of request line and headers; more is answered with 431
 * @param bodyBytes bytes of a request body; more is answered with 413
 * @param requestTime how long a request may take to arrive completely
 * @param idleTime how long a connection may stay open between two requests
 * @param stallTime how long a write may wait for a peer that does not read
 */
public record HttpLimits(int connections, int requests, int headBytes, int bodyBytes, Duration requestTime,
        Duration idleTime, Duration stallTime) {

    /** Room for a benchmark on one machine: 2048 connections, 1024 requests, 16 KiB heads and 10 MiB bodies. */
    public static HttpLimits standard() {
        return new HttpLimits(2048, 1024, 16 * 1024, 10 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofMinutes(5),
                Duration.ofSeconds(60));
    }
}
