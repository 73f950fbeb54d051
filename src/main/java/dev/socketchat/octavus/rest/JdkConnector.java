package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Interruption;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests of a Jersey client over {@code java.net.http}. A request with a {@link Cancellation} among its
 * properties can be broken off from any thread, also while it waits for the head of the answer.
 */
final class JdkConnector implements Connector {

    /** Name of the request property that holds the {@link Cancellation}. */
    static final String CANCELLATION = "dev.socketchat.octavus.cancellation";

    /** What the HTTP client sets itself and does not let others set. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient client;
    /** How many connections are kept for the next requests; more than there are, where the other end gave some up. */
    private final AtomicInteger kept = new AtomicInteger();

    JdkConnector(HttpClient client) {
        this.client = client;
    }

    @Override
    public ClientResponse apply(ClientRequest request) {
        Cancellation guard =
                request.getProperty(CANCELLATION) instanceof Cancellation given ? given : new Cancellation();
        if (guard.isCancelled()) {
            throw new ProcessingException("The request was cancelled before it was sent");
        }
        return translate(request, send(translate(request), guard));
    }

    /** Not {@code sendAsync}: on a machine with two processors that makes a thread for every request. */
    private Head send(HttpRequest request, Cancellation guard) {
        AtomicReference<@Nullable Head> begun = new AtomicReference<>();
        boolean maybeKept = kept.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        ResponseBytes body = new ResponseBytes(() -> noteKept(Objects.requireNonNull(begun.get())));
        Interruption interruption = new Interruption();
        Cancellation.Registration registration = guard.onCancel(interruption);
        guard.onCancel(body::close);
        boolean answered = false;
        try {
            client.send(request, info -> {
                begun.set(new Head(info, body));
                return body;
            });
            answered = true;
        } catch (IOException failure) {
            Head head = broken(begun.get(), StaleConnectionException.named(failure, maybeKept));
            answered = true;
            return head;
        } catch (InterruptedException e) {
            if (!guard.isCancelled()) {
                Thread.currentThread().interrupt();
            }
            throw new ProcessingException("The request was cancelled or interrupted", e);
        } finally {
            if (!answered) {
                // The answer may begin between the interruption and its effect: then nobody else ends its connection.
                body.close();
            }
            registration.close();
            interruption.close();
        }
        return Objects.requireNonNull(begun.get());
    }

    private void noteKept(Head complete) {
        if (!complete.info().headers().firstValue("Connection").orElse("").equalsIgnoreCase("close")) {
            kept.incrementAndGet();
        }
    }

    /**
     * A connection that breaks right after the head makes the request fail, although the answer had begun: that is for the
     * reader of the body to learn.
     */
    private static Head broken(@Nullable Head begun, IOException failure) {
        if (begun == null) {
            throw new ProcessingException(failure);
        }
        begun.body().onError(failure);
        return begun;
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        throw new UnsupportedOperationException("Only blocking calls are made through this client");
    }

    @Override
    public String getName() {
        return "java.net.http";
    }

    @Override
    public void close() {
        // The HTTP client has nothing to close on Java 17: its thread ends when it is no longer reachable.
    }

    private static HttpRequest translate(ClientRequest request) {
        byte[] body = body(request);
        HttpRequest.Builder http = HttpRequest.newBuilder(request.getUri())
                .method(
                        request.getMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        request.getStringHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> http.header(name, value));
            }
        });
        return http.build();
    }

    private static byte[] body(ClientRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (request.hasEntity()) {
            request.setStreamProvider(length -> bytes);
            try {
                request.writeEntity();
            } catch (IOException e) {
                throw new ProcessingException(e);
            }
        }
        return bytes.toByteArray();
    }

    private static ClientResponse translate(ClientRequest request, Head head) {
        ClientResponse response = new ClientResponse(new Status(head.info().statusCode()), request);
        head.info().headers().map().forEach((name, values) -> response.getHeaders()
                .addAll(name, values));
        response.setEntityStream(decoded(head, response.getHeaders()));
        return response;
    }

    /** Takes the coding off, and then the word of it. One that is not understood stays, for the caller to refuse. */
    private static ArrivingStream decoded(Head head, MultivaluedMap<String, String> headers) {
        String coding = String.join(",", headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()))
                .strip()
                .toLowerCase(Locale.ROOT);
        ArrivingStream body =
                switch (coding) {
                    case "gzip", "x-gzip" -> DecodedBytes.gzip(head.body());
                    case "deflate" -> DecodedBytes.deflate(head.body());
                    default -> head.body();
                };
        if (body != head.body() || coding.isEmpty() || coding.equals("identity")) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
        if (body != head.body()) {
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        }
        return body;
    }

    /** An answer from the moment it has begun. */
    private record Head(HttpResponse.ResponseInfo info, ResponseBytes body) {}

    /** Any status: the JAX-RS enum knows only some, and HTTP/2 has no reason phrase. */
    private record Status(int code) implements Response.StatusType {
        @Override
        public int getStatusCode() {
            return code;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.familyOf(code);
        }

        @Override
        public String getReasonPhrase() {
            Response.Status known = Response.Status.fromStatusCode(code);
            return known == null ? "Status " + code : known.getReasonPhrase();
        }
    }
}
