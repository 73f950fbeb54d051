package dev.socketchat.local;

import dev.socketchat.local.session.EventSink;
import dev.socketchat.local.session.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Lets {@code start} and {@code finish} of an answer through and puts a flood of text in between. */
final class FloodSink implements EventSink {

    private static final String ID = "txt_flood";

    private final EventStream events;
    private final Fault.Flood flood;

    FloodSink(EventStream events, Fault.Flood flood) {
        this.events = events;
        this.flood = flood;
    }

    @Override
    public void emit(JsonObject event) throws IOException {
        String type = event.getString("type");
        if (type.equals("start")) {
            events.emit(event);
            events.emit(JsonText.object().add("type", "text-start").add("id", ID).build());
            flood();
            events.emit(JsonText.object().add("type", "text-end").add("id", ID).build());
        } else if (type.equals("finish")) {
            events.emit(event);
        }
    }

    private void flood() throws IOException {
        boolean timed = !flood.interval().isZero();
        for (int done = 0; done < flood.events(); done += flood.perWrite()) {
            int count = Math.min(flood.perWrite(), flood.events() - done);
            events.write(deltas(done, count, timed).getBytes(StandardCharsets.UTF_8));
            events.count(count);
            if (timed) {
                events.pause(flood.interval());
            }
        }
    }

    private static String deltas(int first, int count, boolean timed) {
        StringBuilder text = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            text.append("data: {\"type\":\"text-delta\",\"id\":\"").append(ID).append("\",\"delta\":\"")
                    .append(timed ? Long.toString(System.nanoTime()) : "word " + i).append(" \"}\n\n");
        }
        return text.toString();
    }

    @Override
    public void pause(Duration time) {
        // The flood has a pace of its own.
    }
}
