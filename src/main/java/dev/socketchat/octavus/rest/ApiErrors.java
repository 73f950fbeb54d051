package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads answers other than 2xx: the three shapes of error bodies, and {@code Retry-After} (RFC 9110, section 10.2.3).
 */
final class ApiErrors {

    private static final int MAX_BODY = 64 * 1024;
    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    private final Clock clock;

    ApiErrors(Clock clock) {
        this.clock = clock;
    }

    OctavusApiException read(Response response) {
        JsonObject body = body(response);
        Optional<JsonObject> nested = Json.member(body, "error");
        String message = nested.flatMap(error -> Json.text(error, "message"))
                .or(() -> Json.text(body, "error"))
                .or(() -> Json.text(body, "message"))
                .orElse(response.getStatusInfo().getReasonPhrase());
        Optional<String> code =
                nested.flatMap(error -> Json.text(error, "code")).or(() -> Json.text(body, "code"));
        return new OctavusApiException(
                response.getStatus(),
                message,
                code.orElse(null),
                retryAfter(response).orElse(null));
    }

    private static JsonObject body(Response response) {
        try (InputStream in = response.readEntity(InputStream.class)) {
            String text = new String(in.readNBytes(MAX_BODY), UTF_8);
            new JsonScanner(text, JsonLimits.EVENT).scan();
            return Json.parseObject(text);
        } catch (IOException | RuntimeException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private Optional<Duration> retryAfter(Response response) {
        String value = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        return SECONDS.matcher(text).matches()
                ? Optional.of(notNegative(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000))))
                : untilDate(text);
    }

    private Optional<Duration> untilDate(String text) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(notNegative(Duration.between(clock.instant(), date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
