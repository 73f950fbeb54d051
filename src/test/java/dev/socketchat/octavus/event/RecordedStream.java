package dev.socketchat.octavus.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import dev.socketchat.octavus.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** What the demo agent says on the wire, turn after turn, as one event stream of about a megabyte. */
record RecordedStream(byte[] bytes, int events) {

    private static final int SIZE = 1 << 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> MESSAGES = List.of("hello", "Show me code", "Show me a table", "help", "!think");

    static RecordedStream record() {
        LocalPlatformOptions options =
                LocalPlatformOptions.standard(Thread::new).withWordDelay(Duration.ZERO);
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int turn = 0; all.size() < SIZE; turn++) {
                all.write(turn(platform, MESSAGES.get(turn % MESSAGES.size())).getBytes(UTF_8));
            }
            return of(all.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RecordedStream of(byte[] bytes) {
        int events = (int) new String(bytes, UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .count();
        return new RecordedStream(bytes, events);
    }

    private static String turn(LocalPlatform platform, String message) {
        String session = Json.parseObject(post(
                        platform,
                        "/api/agent-sessions",
                        "{\"agentId\":\"" + platform.agentId() + "\",\"input\":{\"COMPANY_NAME\":\"Acme\"}}"))
                .getString("sessionId");
        return post(
                        platform,
                        "/api/agent-sessions/" + session + "/trigger",
                        "{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"" + message + "\"}}")
                .replace("data: [DONE]\n\n", "");
    }

    private static String post(LocalPlatform platform, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(platform.baseUri().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
