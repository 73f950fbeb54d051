package dev.socketchat.octavus;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Adds what every request to the platform carries. The only place where the credential is revealed. */
final class PlatformHeaders implements ClientRequestFilter {

    private final OctavusConfig config;

    PlatformHeaders(OctavusConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ClientRequestContext request) {
        config.credential().ifPresent(secret -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + secret.reveal()));
        request.getHeaders().putSingle("X-Octavus-Sdk-Version", "4");
        if (config.traceModelRequests()) {
            request.getHeaders().putSingle("X-Octavus-Trace", "true");
        }
    }
}
