package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A browser as far as the wire shows one: SockJS frames over a WebSocket. Every wait is bounded. */
public class ChatClient implements AutoCloseable, WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
    private final List<String> frames = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<JsonObject> seen = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private int awaited;
    private boolean framed = true;

    ChatClient() {
    }

    /** Connects to the SockJS service of the application at the address, and waits for its open frame. */
    public static ChatClient connect(URI application) {
        ChatClient client = new ChatClient();
        URI address = URI.create(application.toString().replaceFirst("^http", "ws")
                + "octavus/000/" + UUID.randomUUID() + "/websocket");
        client.socket = HTTP.newWebSocketBuilder().buildAsync(address, client).orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(client.nextFrame()).isEqualTo("o");
        return client;
    }

    /** Connects as somebody whom a test's own login believes by the name. */
    public static ChatClient connectAs(URI application, String user) {
        return connect(application, HTTP, "X-Test-User", user);
    }

    /** Connects with a header, and with the cookies that the client keeps. */
    static ChatClient connect(URI application, HttpClient http, String header, String value) {
        ChatClient client = new ChatClient();
        URI address = URI.create(application.toString().replaceFirst("^http", "ws")
                + "octavus/000/" + UUID.randomUUID() + "/websocket");
        client.socket = http.newWebSocketBuilder().header(header, value).buildAsync(address, client)
                .orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(client.nextFrame()).isEqualTo("o");
        return client;
    }

    /** Connects to the address that takes messages without SockJS frames. */
    public static ChatClient connectRaw(URI application) {
        ChatClient client = new ChatClient();
        client.framed = false;
        URI address = URI.create(application.toString().replaceFirst("^http", "ws") + "octavus/websocket");
        client.socket = HTTP.newWebSocketBuilder().buildAsync(address, client).orTimeout(10, TimeUnit.SECONDS).join();
        return client;
    }

    /** Sends one message of the page. */
    public ChatClient send(String message) {
        return sendText(!framed ? message : Json.createArrayBuilder().add(message).build().toString());
    }

    /** Sends several messages of the page in one frame. */
    ChatClient sendTogether(String... messages) {
        return sendText(Json.createArrayBuilder(List.of(messages)).build().toString());
    }

    /** Sends a text as it is. */
    public ChatClient sendText(String text) {
        socket.sendText(text, true).orTimeout(10, TimeUnit.SECONDS).join();
        return this;
    }

    /** Sends a part of a text that is not its last. */
    public void sendFragment(String part) {
        socket.sendText(part, false).orTimeout(10, TimeUnit.SECONDS).join();
    }

    public void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).orTimeout(10, TimeUnit.SECONDS).join();
    }

    public void ping() {
        socket.sendPing(ByteBuffer.wrap(new byte[100])).orTimeout(10, TimeUnit.SECONDS).join();
    }

    public ChatClient ask(String text) {
        return send(Json.createObjectBuilder().add("type", "trigger").add("triggerName", "user-message")
                .add("input", Json.createObjectBuilder().add("USER_MESSAGE", text)).build().toString());
    }

    /** The next event of the type; what came before it stays in {@link #seen}. */
    public JsonObject await(String type) {
        return await(event -> type.equals(event.getString("type", "")), type);
    }

    /** The event that ends the running answer. */
    public JsonObject awaitEnd() {
        return await(event -> List.of("finish", "error").contains(event.getString("type", "")), "finish or error");
    }

    private JsonObject await(Predicate<JsonObject> wanted, String described) {
        while (true) {
            while (awaited < seen.size()) {
                JsonObject event = seen.get(awaited++);
                if (wanted.test(event)) {
                    return event;
                }
            }
            String frame = nextFrame();
            assertThat(frame).as("a frame while waiting for %s after %s", described, seen).isNotNull();
            if (!framed) {
                take(frame);
            } else if (frame.startsWith("a")) {
                parse(frame.substring(1)).getValuesAs(JsonString.class).forEach(message -> take(message.getString()));
            }
        }
    }

    private void take(String message) {
        messages.add(message);
        seen.add(object(message));
    }

    /** Every event so far, as the text that came. */
    List<String> messages() {
        return messages;
    }

    /** Every event so far, in the order of arrival. */
    public List<JsonObject> seen() {
        return seen;
    }

    public List<String> types() {
        return seen.stream().map(event -> event.getString("type")).toList();
    }

    /** The text of the answers so far. */
    public String text() {
        StringBuilder text = new StringBuilder();
        seen.stream().filter(event -> "text-delta".equals(event.getString("type")))
                .forEach(event -> text.append(event.getString("delta")));
        return text.toString();
    }

    /** The next frame as it came, or null if none came in time. */
    public String nextFrame() {
        try {
            String frame = arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (frame != null) {
                frames.add(frame);
            }
            return frame;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Every frame that was looked at so far. */
    List<String> frames() {
        return frames;
    }

    /** Takes in a frame, from whatever thread brings it. */
    void arrived(String frame) {
        arrivals.add(frame);
    }

    /** Notes that the connection is over. */
    void ended(int code) {
        closed.complete(code);
    }

    /** The code with which the server closed the socket. */
    public int awaitClosed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The same, for something of which the server need not read all before it refuses it. */
    int awaitClosedWhile(Runnable sending) {
        try {
            sending.run();
        } catch (CompletionException hungUp) {
            // What counts is the code.
        }
        return awaitClosed();
    }

    /** Goes away without a word, as a browser does that lost its network. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket).orTimeout(5, TimeUnit.SECONDS).join();
        socket.abort();
    }

    private static JsonArray parse(String array) {
        return Json.createReader(new StringReader(array)).readArray();
    }

    private static JsonObject object(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            arrived(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        ended(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended(1006);
    }
}
