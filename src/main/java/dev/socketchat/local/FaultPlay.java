package dev.socketchat.local;

import dev.socketchat.local.http.HttpExchange;
import dev.socketchat.local.session.Leg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plays the faults that take the place of an answer. */
final class FaultPlay {

    private FaultPlay() {
    }

    /** Plays a fault that comes before the answer; true when there is nothing left to answer. */
    static boolean replaces(Fault fault, HttpExchange exchange) throws IOException {
        if (fault instanceof Fault.Status status) {
            Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", status.contentType()));
            status.retryAfter().ifPresent(value -> headers.put("Retry-After", value));
            exchange.respond(status.status(), headers, status.body().getBytes(StandardCharsets.UTF_8));
            return true;
        }
        if (fault instanceof Fault.SlowHeaders slow) {
            exchange.pause(slow.time());
        } else if (fault instanceof Fault.Refuse) {
            exchange.drop();
            return true;
        }
        return false;
    }

    /** What to run: the agent's answer, or the one a fault puts in its place. */
    static void run(Optional<Fault> fault, Leg leg, EventStream events) throws IOException {
        if (fault.isPresent() && fault.get() instanceof Fault.Flood flood) {
            leg.run(new FloodSink(events, flood));
        } else if (fault.isPresent() && fault.get() instanceof Fault.Raw raw) {
            for (byte[] piece : raw.writes()) {
                events.write(piece);
            }
            events.stop();
        } else {
            leg.run(events);
        }
    }
}
