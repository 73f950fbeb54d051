package dev.socketchat.octavus.event;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.Future;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.media.sse.EventInput;
import org.glassfish.jersey.media.sse.SseFeature;

/** Jersey's reader of server-sent events over bytes at hand, without a network. */
final class JerseyStreams implements AutoCloseable {

    private static final String BODY = "body";

    private final Client client = ClientBuilder.newClient(
            new ClientConfig().register(SseFeature.class).connectorProvider((owner, config) -> new Memory()));

    EventInput open(InputStream body) {
        return client.target("http://memory").request().property(BODY, body).get(EventInput.class);
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Memory implements Connector {

        @Override
        public ClientResponse apply(ClientRequest request) {
            ClientResponse response = new ClientResponse(Response.Status.OK, request);
            response.header("Content-Type", MediaType.SERVER_SENT_EVENTS);
            response.setEntityStream((InputStream) request.getProperty(BODY));
            return response;
        }

        @Override
        public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getName() {
            return "memory";
        }

        @Override
        public void close() {}
    }
}
