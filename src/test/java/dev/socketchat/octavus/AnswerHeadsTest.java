package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the head of an answer says is done, or told to the operator in a sentence")
class AnswerHeadsTest {

    private final TestBench bench = new TestBench();
    private final RecordedLog log = new RecordedLog(Run.class.getName());

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    /** What was compressed since the last time. */
    private static void flush(ScriptedPlatform.Wire wire, ByteArrayOutputStream compressed) throws IOException {
        wire.raw(Integer.toHexString(compressed.size()) + "\r\n" + compressed.toString(ISO_8859_1) + "\r\n");
        compressed.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate"})
    void eventsOfACompressedStreamAreHandedOnAsTheyCome(String coding) {
        Semaphore taken = new Semaphore(0);
        bench.platform.then(wire -> {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            DeflaterOutputStream out = coding.equals("deflate")
                    ? new DeflaterOutputStream(compressed, true)
                    : new GZIPOutputStream(compressed, true);
            wire.stream("Content-Encoding: " + coding);
            for (String event : new String[] {START, TEXT, TEXT, TEXT, FINISH}) {
                out.write(("data: " + event + "\n\n").getBytes(UTF_8));
                out.flush();
                flush(wire, compressed);
                taken.acquire();
            }
            out.finish();
            flush(wire, compressed);
            wire.end();
        });
        RecordingListener listener = new RecordingListener();
        bench.session().handle(trigger("Hello"), listener);

        for (String event : new String[] {START, TEXT, TEXT, TEXT, FINISH}) {
            assertThat(listener.take().json()).isEqualTo(event);
            taken.release();
        }
        assertThat(listener.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(bench.platform.take().header("Accept-Encoding")).contains("identity");
    }

    @Test
    void anEventThatGrowsOverTheLimitWhenItIsDecompressedIsSaidToBeTooLarge() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(("data: {\"type\":\"x\",\"x\":\"" + "x".repeat(8 * 1024 * 1024) + "\"}\n\n").getBytes(UTF_8));
        }
        bench.platform.then(wire -> {
            wire.stream("Content-Encoding: gzip");
            flush(wire, compressed);
            wire.end();
        });

        assertThat(run(bench.session(), trigger("Hello")).failure().message()).contains("a part of it was too large");
    }

    @Test
    void plainAnswersMayBeCompressedToo() {
        bench.platform.then(wire -> {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write("{\"sessionId\":\"ses_7\"}".getBytes(UTF_8));
            }
            wire.raw("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + compressed.size() + "\r\n\r\n" + compressed.toString(ISO_8859_1));
        }).thenEvents(START, FINISH);

        assertThat(run(bench.deferred(Tools.NONE), trigger("Hello")).texts()).containsExactly(START, FINISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br", "aes128gcm"})
    void aCodingThatNobodyAskedForIsNamed(String coding) {
        bench.platform.then(wire -> wire.stream("Content-Encoding: " + coding).events(START, FINISH).done());

        StreamEvent.Failure failure = run(bench.session(), trigger("Hello")).failure();

        assertThat(failure.errorType()).isEqualTo("internal_error");
        assertThat(log.lines()).singleElement().asString()
                .contains(failure.code().orElseThrow(), "content coding " + coding, "gzip and deflate are understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"appli\u00fecation/json", "application/json\r\nContent-Type: text/html"})
    void aSessionInAnAnswerWithAHeadThatCannotBeReadIsAFaultOfThePlatformInOneLine(String type) {
        bench.platform.then(wire -> wire.body(200, type, "{\"sessionId\":\"ses_7\"}"));

        assertThat(run(bench.deferred(Tools.NONE), trigger("Hello")).failure().errorType()).isEqualTo("internal_error");
        assertThat(log.lines()).singleElement().asString().contains("a head that cannot be read");
        assertThat(log.traces()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "no type", "\u00fe\u00ff text/event-stream", "text/event-stream\r\nContent-Type: text/html"})
    void aTypeThatIsNotOfEventsOrIsNoneIsSaidToBeNoEventStream(String type) {
        bench.platform.then(wire -> wire.body(200, type, "data: " + START + "\n\n"));

        assertThat(run(bench.session(), trigger("Hello")).failure().errorType()).isEqualTo("internal_error");
        assertThat(log.lines()).singleElement().asString().contains("something other than an event stream");
    }

    @ParameterizedTest
    @CsvSource({
        "301, https://octavus.ai/api/agent-sessions/ses_1/trigger, https://octavus.ai:",
        "302, https://login.example:8443/in?token=secret#secret, https://login.example:8443/in:",
        "303, //other.example/x, http://other.example/x:",
        "307, https://secret:secret@octavus.ai/v2/api/agent-sessions/ses_1/trigger?key=secret, https://octavus.ai/v2:",
        "308, https://octavus.ai/api/agent-sessions/ses_1/trigger, https://octavus.ai:",
        "308, not an address with a secret, an address that it does not name",
        "308, mailto:secret@octavus.ai, an address that it does not name"
    })
    void aRedirectIsNotFollowedButNamedWithTheSettingThatMendsIt(int status, String location, String named) {
        bench.platform.thenJson(status, "{\"error\":\"secret\"}", "Location: " + location);

        StreamEvent.Failure failure = run(bench.session(), trigger("Hello")).failure();

        assertThat(failure.message()).startsWith("The assistant is not set up correctly.").doesNotContain("octavus.ai", "secret");
        assertThat(log.lines()).singleElement().asString().contains(failure.code().orElseThrow(), "answers with " + status,
                "sends us to " + named, "octavus.api.url (OCTAVUS_API_URL)").doesNotContain("secret");
        assertThat(bench.platform.received()).hasSize(1);
    }
}
