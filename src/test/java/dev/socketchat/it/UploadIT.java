package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import dev.socketchat.local.ReceivedRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ArquillianTest
class UploadIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final byte[] BYTES = new byte[] {1, 2, 3, 4};
    private static final String PNG = "image/png";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void connect() {
        chat = ChatClient.connect(Wars.contextAddress());
    }

    @AfterEach
    void leave() {
        chat.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 65_536, 5_000_001})
    void aFileGoesThroughToThePlatformByteForByte(int size) throws IOException, InterruptedException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);

        JsonObject place = place(size);
        assertThat(put(place, PNG, content)).isEqualTo(200);

        HttpResponse<byte[]> stored = http.send(HttpRequest.newBuilder(URI.create(place.getString("downloadUrl"))).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(Arrays.equals(stored.body(), content)).isTrue();
    }

    @Test
    void anUploadBeforeTheFirstTriggerMakesTheOneSessionThatTheTriggerUses() throws IOException, InterruptedException {
        JsonObject place = place(BYTES.length);
        put(place, PNG, BYTES);
        chat.send(trigger(reference(place))).awaitEnd();

        assertThat(PLATFORM.requests("/api/agent-sessions")).hasSize(1);
        String session = PLATFORM.requests("/trigger").get(0).path().split("/")[3];
        assertThat(PLATFORM.requests("/api/files/upload-urls").get(0).body()).contains(session);
    }

    @Test
    void theFileOfATriggerIsAsThePlatformNamedItWhateverTheBrowserSays() throws IOException, InterruptedException {
        JsonObject place = place(BYTES.length);
        put(place, PNG, BYTES);
        JsonObject forged = Json.createObjectBuilder(reference(place)).add("url", "https://evil.example/x").add("size", 9).build();

        assertThat(chat.send(trigger(forged)).awaitEnd().getString("type")).isEqualTo("finish");

        assertThat(PLATFORM.requests("/trigger").get(0).body()).contains(place.getString("downloadUrl"), "\"size\":4")
                .doesNotContain("evil");
    }

    @Test
    void aFileOfAnotherConversationOrOneThatNeverCameIsRefused() throws IOException, InterruptedException {
        JsonObject notUploaded = place(BYTES.length);
        JsonObject uploaded = place(BYTES.length);
        put(uploaded, PNG, BYTES);
        try (ChatClient stranger = ChatClient.connect(Wars.contextAddress())) {
            assertThat(stranger.send(trigger(reference(uploaded))).awaitEnd().getString("errorType")).isEqualTo("validation_error");
        }

        assertThat(chat.send(trigger(reference(notUploaded))).awaitEnd().getString("errorType")).isEqualTo("validation_error");
        assertThat(PLATFORM.requests("/trigger")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"files,[],1 to 10", "files,7,1 to 10", "files,[7],object",
        "files,'[{\"filename\":\"\",\"mediaType\":\"image/png\",\"size\":1}]',name",
        "files,'[{\"filename\":\"a\",\"mediaType\":\"text/html\",\"size\":1}]',type",
        "files,'[{\"filename\":\"a\",\"mediaType\":\"image/png\\r\\nX: y\",\"size\":1}]',type",
        "files,'[{\"filename\":\"a\",\"mediaType\":\"image/png\",\"size\":0}]',empty",
        "files,'[{\"filename\":\"a\",\"mediaType\":\"image/png\",\"size\":10485761}]',10485760",
        "files,'[{\"filename\":\"a\",\"mediaType\":\"image/png\",\"size\":1e9}]',empty"})
    void whatMayNotBeAttachedIsRefusedBeforeThePlatformHearsOfIt(String member, String files, String sentence) {
        chat.send("{\"type\":\"upload-request\",\"requestId\":\"r\",\"" + member + "\":" + files + "}");

        JsonObject refused = chat.await("upload-refused");
        assertThat(refused.getString("requestId")).isEqualTo("r");
        assertThat(refused.getString("errorType")).isEqualTo("validation_error");
        assertThat(refused.getString("message")).contains(sentence);
        assertThat(PLATFORM.running().requests()).isEmpty();
    }

    @Test
    void aRequestWithoutANameIsRejected() {
        chat.send("{\"type\":\"upload-request\",\"files\":[]}");

        assertThat(chat.await("message-rejected").getString("message")).contains("requestId");
    }

    @Test
    void aPlatformThatGivesNoPlacesIsToldInWordsOfOurOwn() {
        PLATFORM.faults().add(Fault.status(500), FaultScope.ANY, 1);

        request(BYTES.length);

        JsonObject refused = chat.await("upload-refused");
        assertThat(refused.getString("errorType")).isEqualTo("internal_error");
        assertThat(refused.toString()).doesNotContain("because a test wants");
        assertThat(place(BYTES.length).getString("uploadUrl")).startsWith("uploads/");
    }

    @ParameterizedTest
    @CsvSource({"image/png,3,400", "image/png,5,413", "text/plain,4,415", "image/png; charset=x,4,200"})
    void bytesThatAreNotAsAnnouncedAreRefused(String type, int length, int status) throws IOException, InterruptedException {
        assertThat(put(place(BYTES.length), type, new byte[length])).isEqualTo(status);
    }

    @Test
    void aPlaceIsGoodOnceAndOnlyWhileItsConversationLives() throws IOException, InterruptedException {
        JsonObject place = place(BYTES.length);
        JsonObject unused = place(BYTES.length);
        assertThat(put(place, PNG, BYTES)).isEqualTo(200);
        assertThat(put(place, PNG, BYTES)).isEqualTo(404);
        chat.close();

        int status = 400;
        for (Instant end = Instant.now().plusSeconds(10); status == 400 && Instant.now().isBefore(end);) {
            status = put(unused, PNG, new byte[1]);
        }
        assertThat(status).isEqualTo(404);
    }

    @Test
    void anUploadThatThePlatformRefusedMayBeTriedAgain() throws IOException, InterruptedException {
        JsonObject place = place(BYTES.length);
        PLATFORM.faults().add(Fault.status(503), FaultScope.ANY, 1);

        assertThat(put(place, PNG, BYTES)).isEqualTo(502);
        assertThat(put(place, PNG, BYTES)).isEqualTo(200);
    }

    @Test
    void onlyAPutFromTheOwnPageIsTaken() throws IOException, InterruptedException {
        URI address = Wars.contextAddress().resolve(place(BYTES.length).getString("uploadUrl"));

        for (String method : List.of("GET", "POST", "DELETE", "OPTIONS")) {
            HttpRequest request = HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody()).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        }
        HttpRequest foreign = HttpRequest.newBuilder(address).header("Content-Type", PNG).header("Sec-Fetch-Site", "cross-site")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(BYTES)).build();
        assertThat(http.send(foreign, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(403);
        assertThat(PLATFORM.running().requests()).extracting(ReceivedRequest::path).noneMatch(path -> path.contains("local-files"));
    }

    private void request(int size) {
        JsonObjectBuilder file = Json.createObjectBuilder().add("filename", "a.png").add("mediaType", PNG).add("size", size);
        chat.send(Json.createObjectBuilder().add("type", "upload-request").add("requestId", "r")
                .add("files", Json.createArrayBuilder().add(file)).build().toString());
    }

    private JsonObject place(int size) {
        request(size);
        return chat.await("upload-urls").getJsonArray("files").getJsonObject(0);
    }

    private static JsonObject reference(JsonObject place) {
        return Json.createObjectBuilder().add("id", place.getString("id")).add("mediaType", PNG)
                .add("url", place.getString("downloadUrl")).add("filename", "a.png").add("size", BYTES.length).build();
    }

    private static String trigger(JsonObject file) {
        JsonObjectBuilder input = Json.createObjectBuilder().add("USER_MESSAGE", "Hello")
                .add("FILES", Json.createArrayBuilder().add(file));
        return Json.createObjectBuilder().add("type", "trigger").add("triggerName", "user-message").add("input", input)
                .build().toString();
    }

    private int put(JsonObject place, String type, byte[] content) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Wars.contextAddress().resolve(place.getString("uploadUrl")))
                .header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofByteArray(content)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
