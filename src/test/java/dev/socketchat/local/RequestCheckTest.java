package dev.socketchat.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCheckTest extends PlatformTest {

    @Override
    LocalPlatformOptions options() {
        return super.options().withKey("right");
    }

    @BeforeEach
    void showKey() {
        caller = new PlatformCaller(platform.baseUri(), Optional.of("right"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET    | /api/agents                      |                                    | 401 | UNAUTHORIZED",
        "POST   | /api/agent-sessions              | {\"agentId\":\"support-chat\"}       | 401 | UNAUTHORIZED",
        "GET    | /nothing/here                    |                                    | 401 | UNAUTHORIZED"})
    void withoutTheRightKeyNothingIsAnswered(String method, String path, String body, int status, String code) {
        for (Optional<String> key : List.of(Optional.<String>empty(), Optional.of("wrong"))) {
            PlatformCaller stranger = new PlatformCaller(platform.baseUri(), key);
            HttpResponse<String> response = stranger.send(method, path, body == null ? "" : body);
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(PlatformCaller.json(response.body()).getString("code")).isEqualTo(code);
            assertThat(PlatformCaller.json(response.body()).getString("error")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POST | /api/agent-sessions | not json                                  | 400 | not valid JSON",
        "POST | /api/agent-sessions | [1]                                       | 400 | must be a JSON object",
        "POST | /api/agent-sessions | {}                                        | 400 | agentId is missing",
        "POST | /api/agent-sessions | {\"agentId\":\"other\"}                   | 404 | No agent has the id other",
        "POST | /api/agent-sessions | {\"agentId\":\"support-chat\"}            | 400 | COMPANY_NAME is missing",
        "POST | /api/agent-sessions | {\"agentId\":\"support-chat\",\"input\":{\"COMPANY_NAME\":7}} | 400 | must be of type string",
        "POST | /api/agent-sessions/ses_1/trigger | {\"triggerName\":\"user-message\"} | 404 | no session",
        "GET  | /api/agents/other   | ``                                        | 404 | No agent has the id other",
        "PUT  | /api/agents         | {}                                        | 405 | not offered",
        "GET  | /somewhere          | ``                                        | 404 | nothing at this address",
        "GET  | /local/requests     | ``                                        | 404 | nothing at this address"})
    void wrongRequestsGetASentence(String method, String path, String body, int status, String sentence) {
        HttpResponse<String> response = caller.send(method, path, body == null ? "" : body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(PlatformCaller.json(response.body()).getString("error")).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"triggerName\":\"no-such\"}                                          | 400 | no trigger \"no-such\"",
        "{}                                                                     | 400 | triggerName is missing",
        "{\"triggerName\":\"user-message\"}                                     | 400 | USER_MESSAGE is missing",
        "{\"triggerName\":\"user-message\",\"input\":\"text\"}                  | 400 | input must be an object",
        "{\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":[]}}     | 400 | must be of type string",
        "{\"executionId\":\"exe_77\",\"toolResults\":[]}                        | 404 | No execution",
        "{\"toolResults\":[]}                                                   | 404 | No execution"})
    void wrongTriggersGetASentenceBeforeAnyStreamBegins(String body, int status, String sentence) {
        HttpResponse<String> response = caller.post(PlatformCaller.triggerPath(caller.createSession()), body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(PlatformCaller.json(response.body()).getString("error")).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Host: evil.example                                 | 403",
        "Host: 127.0.0.1~Origin: http://evil.example        | 403",
        "Host: localhost:80                                 | 200",
        "Host: 127.0.0.1                                    | 200"})
    void pagesOfABrowserAreKeptAway(String headers, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.baseUri().getPort())) {
            socket.getOutputStream().write(("GET /api/agents HTTP/1.1~Authorization: Bearer right~Connection: close~"
                    + headers + "~~").replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void aBodyOfMoreThanFourMebibytesIsTurnedAway() {
        String body = PlatformCaller.userMessage("x".repeat(4 * 1024 * 1024));

        assertThat(caller.post(PlatformCaller.triggerPath(caller.createSession()), body).statusCode()).isEqualTo(413);
    }

    @Test
    void agentsCanBeListedAndRead() {
        JsonObject listed = PlatformCaller.json(caller.get("/api/agents").body()).getJsonArray("agents").getJsonObject(0);
        JsonObject read = PlatformCaller.json(caller.get("/api/agents/" + platform.agentId()).body());

        assertThat(listed.keySet()).containsExactly("id", "slug", "name", "description", "format", "createdAt",
                "updatedAt", "projectId");
        assertThat(read.getString("id")).isEqualTo(listed.getString("id"));
        assertThat(read.getString("protocol")).contains("get-browser-location");
        assertThat(read.getJsonArray("prompts")).extracting(prompt -> prompt.asJsonObject().getString("name"))
                .containsExactly("system", "ticket-directive", "user-message");
    }

    @Test
    void requestsAreRememberedWithoutTheKey() {
        caller.createSession();

        ReceivedRequest request = platform.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/agent-sessions");
        assertThat(request.body()).contains("Tailwind Traders");
        assertThat(request.authorized()).isTrue();
        assertThat(request.toString()).doesNotContain("right");
        assertThat(options().toString()).doesNotContain("right");
    }
}
