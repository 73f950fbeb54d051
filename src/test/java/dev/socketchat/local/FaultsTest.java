package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.triggerPath;
import static dev.socketchat.local.PlatformCaller.types;
import static dev.socketchat.local.PlatformCaller.userMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest extends PlatformTest {

    private String session;

    @Override
    LocalPlatformOptions options() {
        return super.options().withFaultControl();
    }

    @BeforeEach
    void createSession() {
        session = caller.createSession();
    }

    private HttpResponse<String> hello() {
        return caller.post(triggerPath(session), userMessage("hello"));
    }

    @Test
    void aStatusIsAnsweredAsOftenAsAskedFor() {
        platform.faults().add(Fault.status(503, "0.5"), FaultScope.STREAM, 2);

        assertThat(hello().statusCode()).isEqualTo(503);
        assertThat(hello().headers().firstValue("retry-after")).contains("0.5");
        assertThat(hello().statusCode()).isEqualTo(200);
    }

    @Test
    void anHtmlPageIsNoJson() {
        platform.faults().next(Fault.html(502));

        assertThat(hello().body()).startsWith("<!doctype html>");
    }

    @Test
    void aFaultForCreationLeavesTriggersAlone() {
        platform.faults().add(Fault.status(500), FaultScope.CREATE, 1);

        assertThat(hello().statusCode()).isEqualTo(200);
        assertThat(caller.post("/api/agent-sessions", "{}").statusCode()).isEqualTo(500);
    }

    @Test
    void refusingEndsTheConnectionWithoutAnAnswer() {
        platform.faults().next(new Fault.Refuse());

        assertThatThrownBy(this::hello).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void slowHeadersComeAfterTheirTime() {
        platform.faults().next(new Fault.SlowHeaders(Duration.ofMillis(30)));
        long start = System.nanoTime();

        assertThat(hello().statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void aCutStreamEndsInMidBody() throws IOException, InterruptedException {
        platform.faults().next(new Fault.Cut(3));

        try (InputStream body = caller.open(triggerPath(session), userMessage("hello")).body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(platform.aborted()).isEmpty();
    }

    @Test
    void aResetStreamEndsWithAnError() throws IOException {
        platform.faults().next(new Fault.Reset(1));
        String body = userMessage("hello");
        try (Socket socket = new Socket("127.0.0.1", platform.baseUri().getPort())) {
            socket.getOutputStream().write(("POST " + triggerPath(session) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(socket.getInputStream()::readAllBytes).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void strangeLinesStandAmongTheEvents() {
        platform.faults().next(new Fault.MalformedLine(2));
        platform.faults().next(new Fault.UnknownEvent(2));

        assertThat(hello().body()).contains("\"id\":\n\n").contains("\"finish\"");
        assertThat(types(PlatformCaller.events(hello().body()))).contains("from-the-future", "finish");
    }

    @Test
    void theEndCanBeMissing() {
        platform.faults().next(new Fault.NoFinish());
        platform.faults().next(new Fault.MissingFinalNewline());

        assertThat(hello().body()).doesNotContain("finish").doesNotContain("[DONE]");
        assertThat(hello().body()).endsWith("}").contains("\"finish\"");
    }

    @Test
    void aFloodReplacesTheAnswer() {
        platform.faults().next(new Fault.Flood(100, 16, Duration.ZERO));

        List<String> types = types(PlatformCaller.events(hello().body()));

        assertThat(types).hasSize(104).startsWith("start", "text-start").endsWith("text-end", "finish");
    }

    @Test
    void aBodyOfOnesOwnIsSentAsItIs() {
        String body = "\uFEFFdata: {\"type\":\"finish\",\"finishReason\":\"stop\"}\r\n\r\n: \u00FC\uD83D\uDE00\n\n";
        platform.faults().next(Fault.raw(body.substring(0, 9), body.substring(9)));
        platform.faults().next(Fault.byteByByte(body));

        assertThat(hello().body()).isEqualTo(body);
        assertThat(hello().body()).isEqualTo(body);
    }

    @Test
    void clearingDropsWhatIsQueued() {
        platform.faults().add(Fault.status(500), FaultScope.ANY, Faults.ALWAYS);
        assertThat(hello().statusCode()).isEqualTo(500);

        platform.faults().clear();

        assertThat(hello().statusCode()).isEqualTo(200);
    }

    @Test
    void faultsCanBeSwitchedOverHttp() {
        String queued = "{\"kind\":\"status\",\"status\":429,\"retryAfter\":\"7\",\"times\":1}";

        assertThat(caller.post("/local/faults", queued).statusCode()).isEqualTo(200);
        assertThat(hello().headers().firstValue("retry-after")).contains("7");
        assertThat(caller.post("/local/faults", "{\"kind\":\"gremlins\"}").body()).contains("gremlins");
        assertThat(caller.send("DELETE", "/local/faults", "").statusCode()).isEqualTo(200);
        assertThat(caller.get("/local/requests").body()).contains("/trigger");
        assertThat(caller.get("/local/aborted").body()).contains("openStreams");
    }
}
