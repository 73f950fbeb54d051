package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating a session and running its first trigger in one request. */
class StartTest extends PlatformTest {

    private static String body(String key, String message) {
        return "{\"agentId\":\"agt_support-chat\",\"input\":{\"COMPANY_NAME\":\"Contoso\"},\"idempotencyKey\":\"" + key
                + "\",\"trigger\":" + PlatformCaller.userMessage(message) + "}";
    }

    private HttpResponse<String> startSession(String body) {
        return caller.post("/api/agent-sessions/start", body);
    }

    @Test
    void theSessionIdComesInTheHeaderAndInTheFirstEvent() {
        HttpResponse<String> response = startSession(body("k1", "hello"));

        String id = response.headers().firstValue("x-octavus-session-id").orElseThrow();
        var events = PlatformCaller.events(response.body());
        assertThat(first(events, "start").getString("sessionId")).isEqualTo(id);
        assertThat(PlatformCaller.text(events)).contains("Contoso");
        assertThat(PlatformCaller.text(caller.say(id, "hello"))).contains("Contoso");
    }

    @Test
    void theSameKeyFindsTheSameSession() {
        List<String> ids = List.of("k1", "k1", "k2").stream().map(key -> startSession(body(key, "hello")).headers()
                .firstValue("x-octavus-session-id").orElseThrow()).toList();

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    @Test
    void theSameKeyIsBusyWhileItsFirstRunGoesOn() throws IOException, InterruptedException {
        try (InputStream running = caller.open("/api/agent-sessions/start", body("k1", "!slow")).body()) {
            assertThat(running.read()).isPositive();

            assertThat(startSession(body("k1", "!slow")).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void aBodyWithoutATriggerIsRefused() {
        assertThat(startSession("{\"triggerName\":\"user-message\"}").statusCode()).isEqualTo(400);
        assertThat(startSession("{\"agentId\":\"support-chat\",\"input\":{\"COMPANY_NAME\":\"A\"}}").statusCode())
                .isEqualTo(400);
    }
}
