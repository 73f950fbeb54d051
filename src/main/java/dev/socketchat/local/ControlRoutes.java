package dev.socketchat.local;

import dev.socketchat.local.session.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Faults and the traffic log over HTTP, for tests of a platform in another process: {@code POST} and {@code DELETE
 * /local/faults}, {@code GET /local/requests}, {@code GET /local/aborted}.
 */
final class ControlRoutes {

    private final Faults faults;
    private final TrafficLog traffic;

    ControlRoutes(Faults faults, TrafficLog traffic) {
        this.faults = faults;
        this.traffic = traffic;
    }

    void addTo(Routes routes) {
        routes.addControl("POST", "/local/faults", this::add);
        routes.addControl("DELETE", "/local/faults", this::clear);
        routes.addControl("GET", "/local/requests", this::requests);
        routes.addControl("GET", "/local/aborted", this::aborted);
    }

    private void add(ApiCall call) throws ApiException, IOException {
        JsonObject body = call.body();
        try {
            FaultScope scope = FaultScope.valueOf(text(body, "scope", "stream").toUpperCase(Locale.ROOT));
            int times = number(body, "times", 1);
            faults.add(fault(body), scope, times < 0 ? Faults.ALWAYS : times);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ApiException(400, "VALIDATION_ERROR", "This is no fault: " + e.getMessage());
        }
        call.answer(200, JsonText.object().add("queued", true).build());
    }

    private static Fault fault(JsonObject body) {
        int after = number(body, "afterEvents", 0);
        String kind = text(body, "kind", "");
        return switch (kind) {
            case "status" -> new Fault.Status(number(body, "status", 500), JsonText.text(body, "retryAfter"),
                    text(body, "contentType", "application/json"), text(body, "body", "{\"error\":\"A fault\"}"));
            case "refuse" -> new Fault.Refuse();
            case "slow-headers" -> new Fault.SlowHeaders(Duration.ofMillis(number(body, "millis", 1000)));
            case "silence" -> new Fault.Silence(after, body.getBoolean("heartbeats", false));
            case "cut" -> new Fault.Cut(after);
            case "reset" -> new Fault.Reset(after);
            case "malformed-line" -> new Fault.MalformedLine(after);
            case "unknown-event" -> new Fault.UnknownEvent(after);
            case "missing-final-newline" -> new Fault.MissingFinalNewline();
            case "no-finish" -> new Fault.NoFinish();
            case "flood" -> new Fault.Flood(number(body, "events", 1000), Math.max(1, number(body, "perWrite", 1)),
                    Duration.ofMillis(number(body, "millis", 0)));
            case "raw" -> Fault.raw(JsonText.array(body, "writes").getValuesAs(JsonString::getString)
                    .toArray(String[]::new));
            default -> throw new IllegalArgumentException("kind \"" + kind + "\" is not known");
        };
    }

    private static String text(JsonObject body, String name, String otherwise) {
        return JsonText.text(body, name).orElse(otherwise);
    }

    private static int number(JsonObject body, String name, int otherwise) {
        return Optional.ofNullable(body.get(name)).filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).intValue()).orElse(otherwise);
    }

    private void clear(ApiCall call) throws IOException {
        faults.clear();
        call.answer(200, JsonText.object().add("queued", false).build());
    }

    private void requests(ApiCall call) throws IOException {
        List<JsonObject> requests = traffic.requests().stream().map(it -> JsonText.object()
                .add("method", it.method()).add("path", it.path()).add("authorized", it.authorized())
                .add("body", it.body()).add("at", it.at().toString()).add("nanoTime", it.nanoTime()).build()).toList();
        call.answer(200, JsonText.object().add("requests", JsonText.array(requests)).build());
    }

    private void aborted(ApiCall call) throws IOException {
        List<JsonObject> aborted = traffic.aborted().stream().map(it -> JsonText.object().add("path", it.path())
                .add("events", it.events()).add("at", it.at().toString()).add("nanoTime", it.nanoTime()).build())
                .toList();
        call.answer(200, JsonText.object().add("aborted", JsonText.array(aborted))
                .add("openStreams", traffic.openStreams()).build());
    }
}
