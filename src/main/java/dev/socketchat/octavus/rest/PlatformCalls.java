package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusIoException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Requests with their time limits and, where wanted, repeated attempts. Safe for several threads. */
public final class PlatformCalls {

    private static final System.Logger LOG = System.getLogger(PlatformCalls.class.getName());

    private final PlatformHttp http;
    private final OctavusConfig config;
    private final Environment environment;
    private final RetryPolicy retries;
    private final ApiErrors errors;
    private final AnswerListener listener;

    PlatformCalls(PlatformHttp http, OctavusConfig config, Environment environment, AnswerListener listener) {
        this.http = http;
        this.listener = listener;
        this.config = config;
        this.environment = environment;
        this.retries = new RetryPolicy(config.maxRetries(), environment.random());
        this.errors = new ApiErrors(environment.clock());
    }

    /**
     * Sends a request until it is answered with 2xx, or no further attempt is allowed; the first that finds a kept
     * connection dead is repeated at once.
     *
     * @throws OctavusApiException if the last answer was another
     * @throws OctavusIoException if there was none
     * @throws CancellationException as soon as {@code work} is cancelled
     */
    public Exchange openWithRetries(PlatformRequest request, Cancellation work) {
        boolean wasStale = false;
        for (int attempt = 0; ; attempt++) {
            Duration wait;
            try {
                return open(request, work);
            } catch (OctavusException failure) {
                work.throwIfCancelled();
                Optional<Duration> next = retries.waitAfter(failure, attempt);
                LOG.log(
                        System.Logger.Level.DEBUG,
                        () -> "Attempt failed: " + LogText.of(String.valueOf(failure.getMessage())));
                boolean isFirstStale = !wasStale && StaleConnectionException.isBehind(failure);
                wasStale |= isFirstStale;
                wait = isFirstStale && next.isPresent() ? Duration.ZERO : next.orElseThrow(() -> failure);
            }
            listener.onRetry();
            if (!wait.isZero()) {
                work.sleep(wait, environment.scheduler());
            }
        }
    }

    /** Sends a request once; fails as {@link #openWithRetries} does. */
    public Exchange open(PlatformRequest request, Cancellation work) {
        return begin(work, attempt -> send(request, attempt, work));
    }

    private Response send(PlatformRequest request, Cancellation attempt, Cancellation work) {
        try {
            Response response = http.send(request, attempt);
            listener.onAnswer(response.getStatus());
            Optional<OctavusException> problem = AnswerCheck.problem(response, config.baseUrl(), request.path());
            if (problem.isPresent()) {
                response.close();
                throw problem.get();
            }
            return response;
        } catch (OctavusIoException failure) {
            if (!work.isCancelled()) {
                listener.onNoAnswer();
            }
            throw failure;
        }
    }

    /** Puts bytes at a foreign address, once; fails as {@link #openWithRetries} does. */
    public void upload(URI address, String mediaType, byte[] content, Cancellation work) {
        begin(work, attempt -> http.put(address, mediaType, content, attempt)).close();
    }

    /**
     * Puts bytes at a foreign address as they come, and returns at once.
     *
     * @param limit for all of it, up to the answer
     * @return completes when the answer is 2xx; fails with {@link OctavusApiException} if it is another and
     *     {@link OctavusIoException} if there is none, also when that is because of {@code work}
     */
    public CompletionStage<Void> upload(
            URI address,
            String mediaType,
            long size,
            Flow.Publisher<ByteBuffer> content,
            Duration limit,
            Cancellation work) {
        CompletableFuture<HttpResponse<Void>> answer = http.put(address, mediaType, size, content, limit);
        Cancellation.Registration registration = work.onCancel(() -> answer.cancel(true));
        return answer.handle((response, failure) -> {
            registration.close();
            if (failure != null) {
                throw new OctavusIoException("No answer to the upload: " + LogText.of(String.valueOf(failure)), failure);
            }
            if (Response.Status.Family.familyOf(response.statusCode()) != Response.Status.Family.SUCCESSFUL) {
                throw new OctavusApiException(response.statusCode(), "The upload was refused", null, null);
            }
            return null;
        });
    }

    private Exchange begin(Cancellation work, Function<Cancellation, Response> send) {
        work.throwIfCancelled();
        Cancellation attempt = new Cancellation();
        Cancellation.Registration adoption = work.adopt(attempt);
        Optional<Future<?>> limit = limit(attempt);
        boolean opened = false;
        try {
            Exchange exchange = new Exchange(send.apply(attempt), attempt, adoption);
            refuseFailure(exchange);
            opened = true;
            return exchange;
        } finally {
            limit.ifPresent(alarm -> alarm.cancel(false));
            if (!opened) {
                // Whatever there is of an answer goes with it.
                attempt.cancel();
                adoption.close();
            }
        }
    }

    private void refuseFailure(Exchange exchange) {
        if (exchange.response().getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            return;
        }
        try {
            throw errors.read(exchange.response());
        } finally {
            exchange.close();
        }
    }

    private Optional<Future<?>> limit(Cancellation attempt) {
        return config.idleTimeout().isZero()
                ? Optional.empty()
                : Optional.of(environment
                        .scheduler()
                        .schedule(attempt::cancel, config.idleTimeout().toNanos(), TimeUnit.NANOSECONDS));
    }
}
