package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A browser that opened a WebSocket as it should, on a connection that keeps every byte. */
final class Browser {

    private final Line line;
    private final boolean framed;

    private Browser(Line line, boolean framed) {
        this.line = line;
        this.framed = framed;
    }

    /**
     * Opens a WebSocket, framed as SockJS does or raw; null if the server refused or said nothing, which is a finding.
     */
    static Browser open(Attempt attempt, boolean framed) throws IOException {
        Line line = attempt.connect();
        line.write(HttpText.handshake(attempt.port(), path(attempt, framed)).bytes());
        Browser browser = new Browser(line, framed);
        boolean opened = attempt.due(line, came -> framed ? !browser.frames().isEmpty() : isOpen(came),
                "A valid handshake opens a WebSocket");
        return opened ? browser : null;
    }

    static String path(Attempt attempt, boolean framed) {
        return framed ? "octavus/000/" + attempt.id() + "/websocket" : "octavus/websocket";
    }

    /** Whether an answer is the beginning of a WebSocket. */
    static boolean isOpen(byte[] came) {
        return Response.read(came).stream().anyMatch(answer -> answer.status() == Response.SWITCHING
                && answer.isWhole());
    }

    Line line() {
        return line;
    }

    /** The frames so far. */
    List<Frame> frames() {
        byte[] came = line.received();
        return Response.read(came).stream().filter(answer -> answer.status() == Response.SWITCHING && answer.isWhole())
                .flatMap(answer -> Frame.read(came, answer.end()).stream()).toList();
    }

    /** A message of the page as the text of a frame. */
    byte[] wrapped(byte[] message) {
        return framed ? Json.createArrayBuilder().add(new String(message, UTF_8)).build().toString().getBytes(UTF_8)
                : message;
    }

    /** Sends a message of the page. */
    void say(byte[] message) {
        line.write(Frame.text(wrapped(message)));
    }

    /** Every message so far. */
    List<String> messages() {
        return frames().stream().filter(frame -> frame.opcode() == 1).map(Frame::text).flatMap(this::messages).toList();
    }

    private Stream<String> messages(String text) {
        if (!framed) {
            return Stream.of(text);
        }
        return text.startsWith("a") ? array(text.substring(1)).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString) : Stream.of();
    }

    private static JsonArray array(String text) {
        try {
            return Json.createReader(new StringReader(text)).readArray();
        } catch (JsonException malformed) {
            throw new IllegalStateException("Not a frame of SockJS: " + text, malformed);
        }
    }

    /** Waits for a message. */
    boolean await(Predicate<String> message, Duration patience) throws IOException {
        return line.await(came -> messages().stream().anyMatch(message), patience);
    }

    /** Closes as it should, and gives the server a moment to do the same. */
    void leave() throws IOException {
        line.write(Frame.close());
        line.await(came -> false, Attempt.QUIET);
    }
}
