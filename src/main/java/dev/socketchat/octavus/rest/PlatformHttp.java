package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.OctavusIoException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.JerseyClientBuilder;

/**
 * Single HTTP requests to the platform through one shared JAX-RS client. Redirects are not followed and certificates
 * are checked. Safe for several threads.
 */
final class PlatformHttp implements AutoCloseable {

    private final OctavusConfig config;
    private final HttpClient engine;
    private final Client client;

    PlatformHttp(OctavusConfig config) {
        this(config, HttpClient.newBuilder());
    }

    /** For tests that need a certificate authority of their own. */
    PlatformHttp(OctavusConfig config, HttpClient.Builder http) {
        this.config = config;
        // HTTP/1.1, because an upgrade attempt confuses simple servers. Bodies are only queued and threads woken, so no
        // thread hop is needed: the client's own thread runs everything.
        engine = http.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .executor(Runnable::run)
                .build();
        // Not ClientBuilder: on some servers that finds an implementation without this connector.
        client = new JerseyClientBuilder()
                .withConfig(new ClientConfig().connectorProvider((any, configuration) -> new JdkConnector(engine)))
                // Bodies are bytes both ways, so nothing that happens to be on the class path is to join in.
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .register(new PlatformHeaders(config))
                .build();
    }

    /**
     * Sends a request and waits for the head of its answer.
     *
     * @throws OctavusIoException if there was no answer, also when that is because of the cancellation
     */
    Response send(PlatformRequest request, Cancellation cancellation) {
        try {
            Invocation.Builder call = client.target(config.baseUrl() + request.path())
                    .request(request.accept())
                    .property(JdkConnector.CANCELLATION, cancellation);
            if (!request.traceparent().isEmpty()) {
                call.header("traceparent", request.traceparent());
            }
            return request.body().length == 0
                    ? call.method(request.method())
                    : call.method(request.method(), Entity.json(request.body()));
        } catch (ProcessingException e) {
            throw new OctavusIoException("No answer from the platform: " + LogText.of(rootMessage(e)), e);
        }
    }

    /**
     * Puts bytes at an address the platform named, without what its own requests carry.
     *
     * @throws OctavusIoException if there was no answer
     */
    Response put(URI address, String mediaType, byte[] content, Cancellation cancellation) {
        try {
            return client.target(address)
                    .request()
                    .property(JdkConnector.CANCELLATION, cancellation)
                    .property(PlatformHeaders.FOREIGN, true)
                    .put(Entity.entity(content, mediaType));
        } catch (ProcessingException e) {
            throw new OctavusIoException("No answer to the upload: " + LogText.of(rootMessage(e)), e);
        }
    }

    /** Puts bytes there as they come. Beside the JAX-RS client, which needs a thread to write what it sends. */
    CompletableFuture<HttpResponse<Void>> put(
            URI address, String mediaType, long size, Flow.Publisher<ByteBuffer> content, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(limit)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .PUT(HttpRequest.BodyPublishers.fromPublisher(content, size))
                .build();
        return engine.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    /** Releases the client. Streams that are still read go on until their runs are stopped. */
    @Override
    public void close() {
        client.close();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
