package dev.socketchat.local;

import dev.socketchat.local.http.HttpStream;
import dev.socketchat.local.session.Leg;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Answers with event streams: head, events, heartbeats, end. */
final class Streams {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/event-stream", "Cache-Control",
            "no-cache", "Connection", "keep-alive", "X-Accel-Buffering", "no");

    private final TrafficLog traffic;
    private final ScheduledExecutorService scheduler;
    private final Duration heartbeat;

    Streams(TrafficLog traffic, ScheduledExecutorService scheduler, Duration heartbeat) {
        this.traffic = traffic;
        this.scheduler = scheduler;
        this.heartbeat = heartbeat;
    }

    /** Answers a call with the events of a leg; returns when the last byte is written or the caller is gone. */
    void run(ApiCall call, Leg leg, Map<String, String> extraHeaders) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(HEADERS);
        headers.putAll(extraHeaders);
        EventStream events = new EventStream(call.exchange().stream(200, headers), call.fault());
        traffic.opened();
        ScheduledFuture<?> beat = scheduler.scheduleAtFixedRate(events::beat, heartbeat.toNanos(),
                heartbeat.toNanos(), TimeUnit.NANOSECONDS);
        try {
            FaultPlay.run(call.fault(), leg, events);
            events.end();
        } catch (IOException e) {
            if (!events.isCut()) {
                traffic.aborted(call.path(), events.sent());
            }
            throw e;
        } finally {
            beat.cancel(false);
            traffic.closed();
        }
    }
}
