package dev.socketchat.local;

import dev.socketchat.local.http.HttpExchange;
import dev.socketchat.local.session.JsonText;
import dev.socketchat.local.session.SessionException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** One request to the API: the ids in its path, its body, and the way to answer. */
final class ApiCall {

    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final HttpExchange exchange;
    private final Matcher path;
    private final Access access;
    private final Optional<Fault> fault;

    ApiCall(HttpExchange exchange, Matcher path, Access access, Optional<Fault> fault) {
        this.exchange = exchange;
        this.path = path;
        this.access = access;
        this.fault = fault;
    }

    /** What the caller may do. */
    Access access() {
        return access;
    }

    /** The fault this call meets. */
    Optional<Fault> fault() {
        return fault;
    }

    HttpExchange exchange() {
        return exchange;
    }

    String path() {
        return exchange.request().path();
    }

    /** The id in the path. */
    String id() {
        return path.group(1);
    }

    boolean asks(String parameter) {
        return Arrays.asList(exchange.request().query().split("&")).contains(parameter);
    }

    JsonObject body() throws ApiException {
        if (exchange.request().body().length > LARGEST_BODY) {
            throw new ApiException(413, "PAYLOAD_TOO_LARGE", "The body is larger than " + LARGEST_BODY + " bytes");
        }
        try {
            return JsonText.object(exchange.request().text());
        } catch (SessionException e) {
            throw ApiException.of(e);
        }
    }

    void answer(int status, JsonObject body) throws IOException {
        exchange.respond(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void refuse(HttpExchange exchange, ApiException e) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(JSON);
        headers.putAll(e.headers());
        JsonObject body = JsonText.object().add("error", e.getMessage()).add("code", e.code()).build();
        exchange.respond(e.status(), headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
