package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads, good and bad. */
class UploadTest extends HttpFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|Payload expected.", "{}|Payload expected.", "1|Payload expected.", "[1]|Payload expected.",
        "[null]|Payload expected.", "[[\"a\"]]|Payload expected.", "[\"a|Broken JSON encoding.", "x|Broken JSON encoding."
    })
    void anUploadThatIsNoneIsSaidSoAndHurtsNobody(String body, String answer) throws Exception {
        ask("POST", "xhr");
        FakeResponse response = upload("xhr_send", body);
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains(answer);
        assertThat(response.header("Cache-Control")).isEqualTo(NO_CACHE);
        assertThat(upload("xhr_send", "[\"fine\"]").status()).isEqualTo(204);
        assertThat(application.heard()).containsExactly("connected", "message fine");
    }

    @Test
    void anUploadToNobodyIsNotFoundAndReadableAcrossOrigins() throws Exception {
        FakeResponse response =
                upload(new FakeRequest("POST", SESSION + "xhr_send").header("Origin", "https://a.example"), "[\"a\"]");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void anUploadMayComeByteByByte() throws Exception {
        ask("POST", "xhr");
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr_send");
        FakeResponse response = ask(request);
        for (byte b : "[\"\u00e9\u20ac\"]".getBytes(StandardCharsets.UTF_8)) {
            request.body.arrive(new byte[] {b});
        }
        request.body.end();
        assertThat(response.status()).isEqualTo(204);
        assertThat(application.heard()).endsWith("message \u00e9\u20ac");
    }

    @Test
    void anUploadOverTheLimitIsRefusedAsSoonAsItShows() throws Exception {
        ask("POST", "xhr");
        FakeRequest announced = new FakeRequest("POST", SESSION + "xhr_send").header("Content-Length", "101");
        FakeResponse response = ask(announced);
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.header("Connection")).isEqualTo("close");
        assertThat(announced.body.listener).isNull();
        FakeResponse silent = upload("xhr_send", "[\"" + "x".repeat(97) + "\"]");
        assertThat(silent.status()).isEqualTo(413);
        assertThat(upload("xhr_send", "[\"" + "x".repeat(96) + "\"]").status()).isEqualTo(204);
    }

    @Test
    void anUploadThatDripsRunsOutOfTime() throws Exception {
        ask("POST", "xhr");
        FakeRequest request = new FakeRequest("POST", SESSION + "xhr_send");
        FakeResponse response = ask(request);
        assertThat(request.async.timeout).isEqualTo(10_000);
        request.async.listeners.get(0).onTimeout(null);
        assertThat(response.status()).isEqualTo(408);
        request.body.arrive("[\"late\"]".getBytes(StandardCharsets.UTF_8));
        request.body.end();
        assertThat(request.async.completions).isEqualTo(1);
        assertThat(application.heard()).containsExactly("connected");
    }

    @Test
    void aFormIsAnsweredWithOk() throws Exception {
        ask("GET", "jsonp");
        FakeResponse response = upload("jsonp_send", "[\"a\"]");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
        assertThat(response.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
    }
}
