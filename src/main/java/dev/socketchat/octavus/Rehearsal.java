package dev.socketchat.octavus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.tool.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plays once what runs do when all is well and when it is not, against a platform of its own on the loopback address,
 * for an audience that listens to nothing. What that takes is loaded then, while there are file descriptors and memory
 * for it: a class that cannot be loaded when it is first wanted is gone for good (Java Virtual Machine Specification,
 * 5.4.3), and so would be every later run.
 */
final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n";
    private static final String CALLS = "{\"type\":\"tool-request\",\"toolCalls\":[{\"toolCallId\":\"c1\",\"toolName\":\"rehearsed\",\"args\":{}}]}";

    /** The platform's part: a turn with a tool and its rest, a refusal, and an answer that breaks off. */
    private static final List<String> SCENES = List.of(
            events("{\"type\":\"start\",\"executionId\":\"e1\"}", CALLS, "{\"type\":\"finish\",\"finishReason\":\"tool-calls\"}"),
            events("{\"type\":\"text-delta\",\"id\":\"t1\",\"delta\":\"Hello\"}", "{\"type\":\"finish\",\"finishReason\":\"stop\"}"),
            "HTTP/1.1 500 No\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"error\":\"no\"}",
            OK + "Content-Length: 1000\r\n\r\ndata: {\"type\":\"start\"}\n\n");

    private final Environment environment;

    Rehearsal(Environment environment) {
        this.environment = environment;
    }

    private static String events(String... events) {
        String body = "data: " + String.join("\n\ndata: ", events) + "\n\ndata: [DONE]\n\n";
        return OK + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Blocks until all has been played, which takes part of a second. Answers how the runs ended. */
    List<RunOutcome> play() throws IOException, InterruptedException {
        ServerSocket stage = new ServerSocket(0, SCENES.size(), InetAddress.getLoopbackAddress());
        try {
            stage.setSoTimeout((int) PATIENCE.toMillis());
            environment.streams().execute(() -> answer(stage));
            OctavusConfig config = OctavusConfig.builder(address(stage.getInetAddress(), stage.getLocalPort())).apiKey(Secret.of("rehearsal")).maxRetries(0)
                    .idleTimeout(PATIENCE).turnLimit(PATIENCE).build();
            try (Platform platform = new Platform(config, environment)) {
                return play(platform, stage);
            }
        } finally {
            stage.close();
        }
    }

    /** Some servers prefer IPv6, whose addresses have brackets in a URI (RFC 3986, section 3.2.2). */
    static URI address(InetAddress host, int port) {
        try {
            return new URI("http", null, host.getHostAddress(), port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<RunOutcome> play(Platform platform, ServerSocket stage) throws IOException, InterruptedException {
        Tools tools = Tools.builder().add("rehearsed", (arguments, context) -> null).build();
        SessionRoute known = SessionRoute.Created.known("rehearsal");
        SessionRoute broken = SessionRoute.Created.byRequest(any -> {
            throw new OutOfMemoryError("Rehearsed");
        });
        List<RunOutcome> outcomes = new ArrayList<>();
        for (int question = 1; question < SCENES.size(); question++) {
            outcomes.add(ask(new AgentSession(platform, known, tools)));
        }
        stage.close();
        outcomes.add(ask(new AgentSession(platform, known, tools)));
        outcomes.add(ask(new AgentSession(platform, broken, tools)));
        return outcomes;
    }

    private static void answer(ServerSocket stage) {
        try {
            for (String scene : SCENES) {
                try (Socket socket = stage.accept()) {
                    socket.setSoTimeout((int) PATIENCE.toMillis());
                    readRequest(socket);
                    socket.getOutputStream().write(scene.getBytes(UTF_8));
                    socket.shutdownOutput();
                }
            }
        } catch (IOException e) {
            // Whoever waits for the scene says so.
        }
    }

    /** All of it, or the answer is lost with what was not read. */
    private static void readRequest(Socket socket) throws IOException {
        StringBuilder request = new StringBuilder();
        int end = -1;
        int length = 0;
        for (int next = 0; next >= 0 && (end < 0 || request.length() < end + length); ) {
            next = socket.getInputStream().read();
            request.append((char) next);
            if (end < 0 && request.indexOf("\r\n\r\n") >= 0) {
                end = request.length();
                length = Integer.parseInt(request.toString().replaceFirst("(?is).*\r\ncontent-length: *(\\d+)\r\n.*", "$1"));
            }
        }
    }

    private static RunOutcome ask(AgentSession session) throws IOException, InterruptedException {
        Audience audience = new Audience();
        session.handle(SocketMessage.Trigger.of("rehearsal", Json.object().build()), audience);
        try {
            return audience.end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("A run that was rehearsed did not end", e);
        }
    }

    /** Listens to nothing. */
    static final class Audience implements StreamEventListener {

        private final CompletableFuture<RunOutcome> end = new CompletableFuture<>();

        @Override
        public void onEvents(List<StreamEvent> events) {
            // Nobody is there.
        }

        @Override
        public void onEnd(RunOutcome outcome) {
            end.complete(outcome);
        }
    }
}
