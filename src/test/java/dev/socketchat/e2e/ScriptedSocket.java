package dev.socketchat.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of a page's WebSocket in the hands of a test, for states that no demo agent brings about on demand.
 * Everything else, headers included, comes from the WAR.
 *
 * @see <a href="https://github.com/sockjs/sockjs-protocol">SockJS protocol 0.3.3, frames</a>
 */
final class ScriptedSocket {

    private static final Pattern ADDRESS = Pattern.compile(".*/octavus/\\d+/[^/]+/websocket");

    private static final Pattern INFO = Pattern.compile(".*/octavus/info(\\?.*)?");

    private final List<String> received = new ArrayList<>();
    private @Nullable WebSocketRoute connection;
    private int connections;
    private @Nullable IntFunction<String[]> answers;
    private final Page page;

    private ScriptedSocket(Page page) {
        this.page = page;
    }

    /** Takes the place of the server for a page that has not been opened yet. */
    static ScriptedSocket of(Page page) {
        ScriptedSocket socket = new ScriptedSocket(page);
        page.routeWebSocket(ADDRESS, socket::accept);
        return socket;
    }

    private void accept(WebSocketRoute route) {
        connection = route;
        connections++;
        route.onMessage(frame -> strings(frame.text()).forEach(this::hear));
        route.send("o");
    }

    private void hear(String message) {
        received.add(message);
        if (answers != null && message.contains("\"trigger\"")) {
            playAtOnce(List.of(answers.apply(received.size())));
        }
    }

    /** Answers every message by itself from now on, given how many there were. */
    void answerEach(IntFunction<String[]> events) {
        answers = events;
    }

    /** How many connections the page has made so far. */
    int connections() {
        return connections;
    }

    /** Sends events, each one frame. */
    void play(String... events) {
        Stream.of(events).forEach(event -> open().send(frame(List.of(event))));
    }

    /** Sends events, all in one frame. */
    void playAtOnce(List<String> events) {
        open().send(frame(events));
    }

    /** Breaks the connection; the next attempts of the page find nobody who answers. */
    void vanish() {
        page.route(INFO, route -> { });
        open().close();
    }

    /** The messages of the page so far, as JSON. */
    List<String> received() {
        return List.copyOf(received);
    }

    private WebSocketRoute open() {
        if (connection == null) {
            throw new IllegalStateException("The page has not connected yet");
        }
        return connection;
    }

    private static String frame(List<String> events) {
        return events.stream().map(event -> Json.createValue(event).toString()).collect(Collectors.joining(",", "a[", "]"));
    }

    private static List<String> strings(String frame) {
        JsonArray messages = Json.createReader(new StringReader(frame)).readArray();
        return messages.getValuesAs(JsonString::getString);
    }
}
