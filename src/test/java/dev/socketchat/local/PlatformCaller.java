package dev.socketchat.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Calls a local platform the way a platform client does, over real HTTP. */
final class PlatformCaller {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Optional<String> key;

    PlatformCaller(URI base, Optional<String> key) {
        this.base = base;
        this.key = key;
    }

    HttpResponse<String> send(String method, String path, String body) {
        try {
            return http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        key.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return request.header("Content-Type", "application/json").build();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    /** A response whose body arrives while it is written; closing the stream hangs up. */
    HttpResponse<InputStream> open(String path, String body) throws IOException, InterruptedException {
        return http.send(request("POST", path, body), HttpResponse.BodyHandlers.ofInputStream());
    }

    String createSession() {
        String answer = post("/api/agent-sessions",
                "{\"agentId\":\"support-chat\",\"input\":{\"COMPANY_NAME\":\"Tailwind Traders\"}}").body();
        return json(answer).getString("sessionId");
    }

    static String triggerPath(String sessionId) {
        return "/api/agent-sessions/" + sessionId + "/trigger";
    }

    static String userMessage(String text) {
        return Json.createObjectBuilder().add("triggerName", "user-message")
                .add("input", Json.createObjectBuilder().add("USER_MESSAGE", text)).build().toString();
    }

    List<JsonObject> say(String sessionId, String text) {
        return events(post(triggerPath(sessionId), userMessage(text)).body());
    }

    List<JsonObject> resume(String sessionId, String executionId, String toolResults) {
        return events(post(triggerPath(sessionId),
                "{\"executionId\":\"" + executionId + "\",\"toolResults\":" + toolResults + "}").body());
    }

    static List<JsonObject> events(String body) {
        return body.lines().filter(line -> line.startsWith("data: {")).map(line -> json(line.substring(6))).toList();
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    static List<String> types(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("type")).toList();
    }

    static JsonObject first(List<JsonObject> events, String type) {
        return events.stream().filter(event -> event.getString("type").equals(type)).findFirst().orElseThrow();
    }

    static String text(List<JsonObject> events) {
        StringBuilder text = new StringBuilder();
        events.stream().filter(event -> event.getString("type").equals("text-delta"))
                .forEach(event -> text.append(event.getString("delta")));
        return text.toString();
    }
}
