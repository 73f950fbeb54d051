package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.config.OctavusConfig;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Adds what every request to the platform carries. The only place where the credential is revealed. */
final class PlatformHeaders implements ClientRequestFilter {

    /** Name of the property of requests that go elsewhere and must carry nothing of this. */
    static final String FOREIGN = "dev.socketchat.octavus.foreign";

    private final OctavusConfig config;

    PlatformHeaders(OctavusConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getProperty(FOREIGN) != null) {
            return;
        }
        config.credential().ifPresent(secret -> request.getHeaders()
                .putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + secret.reveal()));
        request.getHeaders().putSingle("X-Octavus-Sdk-Version", "4");
        // What is compressed is decompressed, but a proxy that compresses an event stream may hold it back.
        request.getHeaders().putSingle(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.getHeaders().putIfAbsent(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON_TYPE));
        if (config.traceModelRequests()) {
            request.getHeaders().putSingle("X-Octavus-Trace", "true");
        }
    }
}
