package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Text, reasoning or a structured answer, growing while it streams. Safe for several threads. */
final class TextPart implements Part {

    private final String type;
    private final boolean visible;
    private final StringBuilder text;
    private boolean done;

    private TextPart(String type, boolean visible, String text, boolean done) {
        this.type = type;
        this.visible = visible;
        this.text = new StringBuilder(text);
        this.done = done;
    }

    static TextPart complete(String type, boolean visible, String text) {
        return new TextPart(type, visible, text, true);
    }

    static TextPart growing(String type, boolean visible) {
        return new TextPart(type, visible, "", false);
    }

    synchronized void append(String delta) {
        text.append(delta);
    }

    synchronized void end() {
        done = true;
    }

    @Override
    public synchronized JsonObject internal() {
        return JsonText.object().add("type", type).add("visible", visible).add("content", text.toString()).build();
    }

    @Override
    public synchronized Optional<JsonObject> shown() {
        JsonObjectBuilder part = JsonText.object().add("type", type).add("text", text.toString())
                .add("status", done ? "done" : "streaming");
        return visible ? Optional.of(part.build()) : Optional.empty();
    }

    @Override
    public synchronized String text() {
        return visible && type.equals("text") ? text.toString() : "";
    }
}
