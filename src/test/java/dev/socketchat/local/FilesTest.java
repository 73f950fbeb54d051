package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.session.Ids;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest extends PlatformTest {

    private final SettableClock clock = new SettableClock();

    @Override
    LocalPlatformOptions options() {
        return super.options().withClock(clock).withKey("k");
    }

    private PlatformCaller owner() {
        return new PlatformCaller(platform.baseUri(), Optional.of("k"));
    }

    private HttpResponse<String> reserve(String files) {
        return owner().post("/api/files/upload-urls",
                "{\"sessionId\":\"" + owner().createSession() + "\",\"files\":" + files + "}");
    }

    private static String path(JsonObject place, String name) {
        URI uri = URI.create(place.getString(name));
        assertThat(uri.isAbsolute()).isTrue();
        return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    }

    @Test
    void aFileIsWrittenAndReadWithoutTheKey() {
        JsonObject place = json(reserve("[{\"filename\":\"a.txt\",\"mediaType\":\"text/plain\",\"size\":5}]").body())
                .getJsonArray("files").getJsonObject(0);

        assertThat(caller.get(path(place, "downloadUrl")).statusCode()).isEqualTo(404);
        HttpResponse<String> put = caller.send("PUT", path(place, "uploadUrl"), "Hello");
        HttpResponse<String> got = caller.get(path(place, "downloadUrl"));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(got.body()).isEqualTo("Hello");
        assertThat(got.headers().firstValue("content-type")).contains("text/plain");
        assertThat(caller.send("OPTIONS", path(place, "uploadUrl"), "").statusCode()).isEqualTo(204);
    }

    @Test
    void addressesComeInTheOrderOfTheRequest() {
        var files = json(reserve("[{\"filename\":\"a\",\"mediaType\":\"image/png\",\"size\":1},"
                + "{\"filename\":\"b\",\"mediaType\":\"text/csv\",\"size\":1}]").body()).getJsonArray("files");
        caller.send("PUT", path(files.getJsonObject(1), "uploadUrl"), "x");

        assertThat(caller.get(path(files.getJsonObject(1), "downloadUrl")).headers().firstValue("content-type"))
                .contains("text/csv");
    }

    @Test
    void addressesLiveForATime() {
        JsonObject place = json(reserve("[{\"filename\":\"a\",\"mediaType\":\"text/plain\",\"size\":5}]").body())
                .getJsonArray("files").getJsonObject(0);
        caller.send("PUT", path(place, "uploadUrl"), "Hello");

        clock.advance(Duration.ofMinutes(16));
        assertThat(caller.send("PUT", path(place, "uploadUrl"), "Later").statusCode()).isEqualTo(404);
        assertThat(caller.get(path(place, "downloadUrl")).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofHours(24));
        assertThat(caller.get(path(place, "downloadUrl")).statusCode()).isEqualTo(404);
    }

    @Test
    void moreBytesThanAnnouncedAreRefused() {
        JsonObject place = json(reserve("[{\"filename\":\"a\",\"mediaType\":\"text/plain\",\"size\":4}]").body())
                .getJsonArray("files").getJsonObject(0);

        assertThat(caller.send("PUT", path(place, "uploadUrl"), "Hello").statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[]                                                                          | 1 to 20 files",
        "7                                                                           | 1 to 20 files",
        "[7]                                                                         | must be an object",
        "[{\"filename\":\"\",\"mediaType\":\"text/plain\",\"size\":1}]               | filename",
        "[{\"filename\":\"a\",\"mediaType\":\"text/html\",\"size\":1}]               | \"text/html\" is not supported",
        "[{\"filename\":\"a\",\"mediaType\":\"text/plain\",\"size\":0}]              | size must be",
        "[{\"filename\":\"a\",\"mediaType\":\"text/plain\",\"size\":99999999}]       | size must be",
        "[{\"filename\":\"a\",\"mediaType\":\"text/plain\",\"size\":\"1\"}]          | size must be"})
    void wrongFilesGetASentence(String files, String sentence) {
        HttpResponse<String> response = reserve(files);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response.body()).getString("error")).contains(sentence);
    }

    @Test
    void anUnknownSessionHasNoFiles() {
        assertThat(owner().post("/api/files/upload-urls", "{\"sessionId\":\"ses_0\",\"files\":[]}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theStoreForgetsTheOldestFilesFirst() {
        FileStore store = new FileStore(clock, new Ids(new Random(1)));
        FileStore.StoredFile oldest = store.reserve("text/plain", FileStore.LARGEST_FILE);
        store.write(oldest, new byte[FileStore.LARGEST_FILE]);
        FileStore.StoredFile newest = oldest;
        for (int i = 0; i < 10; i++) {
            newest = store.reserve("text/plain", FileStore.LARGEST_FILE);
            store.write(newest, new byte[FileStore.LARGEST_FILE]);
        }

        assertThat(store.readable(oldest.id())).isEmpty();
        assertThat(store.readable(newest.id())).isPresent();
    }
}
