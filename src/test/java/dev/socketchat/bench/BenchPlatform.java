package dev.socketchat.bench;

import dev.socketchat.local.http.HttpExchange;
import dev.socketchat.local.http.HttpLimits;
import dev.socketchat.local.http.HttpServer;
import dev.socketchat.local.http.HttpStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform that only writes: sessions have a number and no state, and an answer is what the user's message asks for, a
 * {@link Wish}. Its events are made once, so that the machine is left to the server between it and the reader.
 */
final class BenchPlatform implements AutoCloseable {

    private static final Pattern SESSION = Pattern.compile("/api/agent-sessions/[^/]+/trigger");
    private static final String START = event("{\"type\":\"start\",\"messageId\":\"msg_1\",\"executionId\":\"exe_1\"}")
            + event("{\"type\":\"text-start\",\"id\":\"txt_1\"}");
    private static final String END = event("{\"type\":\"text-end\",\"id\":\"txt_1\"}")
            + event("{\"type\":\"finish\",\"finishReason\":\"stop\",\"executionId\":\"exe_1\"}");
    private static final String WORDS = "thirty-two characters of an answ";

    private final HttpServer server;
    private final AtomicLong sessions = new AtomicLong();
    private final AtomicInteger load = new AtomicInteger();
    private final BlockingQueue<Long> hangUps = new LinkedBlockingQueue<>();

    BenchPlatform() throws IOException {
        server = HttpServer.start(0, this::answer, HttpLimits.standard(), BenchPlatform::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bench-platform");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return server.port();
    }

    /** When, by {@link System#nanoTime}, streams were closed by their reader before their end. */
    BlockingQueue<Long> hangUps() {
        return hangUps;
    }

    /** Ends the answers under way: a server that lets them run on without a reader would burden the next one's turn. */
    void endAnswers() {
        load.incrementAndGet();
    }

    /** How many deltas, how many of them in one write, and the pause between writes; as text of a message. */
    record Wish(int events, int perWrite, int pauseMillis) {

        private static final Pattern TEXT = Pattern.compile("\"USER_MESSAGE\":\"(\\d+) (\\d+) (\\d+)\"");

        /** Events that reach a reader besides the deltas. */
        static final int FRAME_EVENTS = 4;

        static Wish in(String body) {
            Matcher text = TEXT.matcher(body);
            if (!text.find()) {
                throw new IllegalArgumentException("No wish in " + body);
            }
            return new Wish(Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2)), Integer.parseInt(text.group(3)));
        }

        /** The message that asks for it. */
        String trigger() {
            return "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"" + events + " "
                    + perWrite + " " + pauseMillis + "\"}}";
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!SESSION.matcher(exchange.request().path()).matches()) {
            String created = "{\"sessionId\":\"ses_" + sessions.incrementAndGet() + "\"}";
            exchange.respond(201, Map.of("Content-Type", "application/json"), created.getBytes(StandardCharsets.UTF_8));
            return;
        }
        HttpStream stream = exchange.stream(200, Map.of("Content-Type", "text/event-stream"));
        try {
            stream(stream, Wish.in(exchange.request().text()));
        } catch (IOException hungUp) {
            hangUps.add(System.nanoTime());
            throw hungUp;
        }
    }

    private void stream(HttpStream stream, Wish wish) throws IOException {
        int begun = load.get();
        stream.write(START.getBytes(StandardCharsets.UTF_8));
        byte[] many = delta(WORDS).repeat(wish.perWrite()).getBytes(StandardCharsets.UTF_8);
        for (int done = 0; done < wish.events() && load.get() == begun; done += wish.perWrite()) {
            if (wish.pauseMillis() > 0) {
                stream.pause(Duration.ofMillis(wish.pauseMillis()));
                stream.write(delta(Stamps.now()).getBytes(StandardCharsets.UTF_8));
            } else {
                stream.write(many);
            }
        }
        stream.end(END.getBytes(StandardCharsets.UTF_8));
    }

    private static String delta(String text) {
        return event("{\"type\":\"text-delta\",\"id\":\"txt_1\",\"delta\":\"" + text + "\"}");
    }

    private static String event(String json) {
        return "data: " + json + "\n\n";
    }

    @Override
    public void close() {
        server.close();
    }
}
