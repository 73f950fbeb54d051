package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.json.MalformedJsonException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Plain calls: one request, one bounded answer, read within the idle limit. Safe for several threads. All methods wait
 * for the answer and throw {@link OctavusApiException} if the platform refuses, {@link OctavusIoException} if it cannot
 * be reached or the client is closed, and {@link OctavusProtocolException} if its answer makes no sense.
 */
public final class RestCalls {

    private final Platform platform;

    /** Calls with what the parts of the client share. */
    public RestCalls(Platform platform) {
        this.platform = platform;
    }

    /** Reads an answer by JSON-B; not repeated after failures. */
    public <T> T call(PlatformRequest request, Class<T> type) {
        return once(request, response -> platform.bodies().read(response, type));
    }

    /** Reads an answer as a tree; not repeated after failures. */
    public JsonObject call(PlatformRequest request) {
        return once(request, this::tree);
    }

    /**
     * Reads an answer by JSON-B, repeating the request after failures that allow it.
     *
     * @throws CancellationException as soon as {@code cancellation} is cancelled
     */
    public <T> T callWithRetries(PlatformRequest request, Class<T> type, Cancellation cancellation) {
        try (Exchange exchange = platform.calls().openWithRetries(request, cancellation)) {
            return read(exchange, response -> platform.bodies().read(response, type));
        }
    }

    private <T> T once(PlatformRequest request, Function<Response, T> reader) {
        try (Exchange exchange = platform.calls().open(request, platform.life())) {
            return read(exchange, reader);
        } catch (CancellationException e) {
            throw new OctavusIoException("The client is closed", e);
        }
    }

    private <T> T read(Exchange exchange, Function<Response, T> reader) {
        Optional<Future<?>> limit = platform.config().idleTimeout().isZero()
                ? Optional.empty()
                : Optional.of(platform.environment()
                        .scheduler()
                        .schedule(
                                exchange.cancellation()::cancel,
                                platform.config().idleTimeout().toNanos(),
                                TimeUnit.NANOSECONDS));
        try {
            return reader.apply(exchange.response());
        } finally {
            limit.ifPresent(alarm -> alarm.cancel(false));
        }
    }

    private JsonObject tree(Response response) {
        String text = platform.bodies().text(response);
        try {
            new JsonScanner(text, JsonLimits.EVENT).scan();
            return Json.parseObject(text);
        } catch (MalformedJsonException | JsonException e) {
            throw new OctavusProtocolException("The platform's answer is not the expected JSON", e);
        }
    }
}
