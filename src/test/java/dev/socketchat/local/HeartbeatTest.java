package dev.socketchat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest extends PlatformTest {

    @Override
    LocalPlatformOptions options() {
        return super.options().withTimes(Duration.ofMillis(1), Duration.ofMillis(50));
    }

    @Test
    void heartbeatsComeWhileNothingElseIsSent() throws IOException, InterruptedException {
        platform.faults().next(new Fault.Silence(1, true));

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(caller.open(
                PlatformCaller.triggerPath(caller.createSession()), PlatformCaller.userMessage("hello")).body(),
                StandardCharsets.UTF_8))) {
            assertThat(lines.lines().filter(": heartbeat"::equals).limit(3).count()).isEqualTo(3);
        }
    }

    @Test
    void noHeartbeatComesAfterTheEnd() {
        String session = caller.createSession();
        for (int i = 0; i < 200; i++) {
            assertThat(caller.post(PlatformCaller.triggerPath(session), PlatformCaller.userMessage("thanks")).body())
                    .contains("\"finish\"").endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void heartbeatsNeverBreakAnEventOfAStreamThatIsReadSlowly() throws IOException {
        int events = 100_000;
        platform.faults().next(new Fault.Flood(events, 500, Duration.ZERO));
        String body = PlatformCaller.userMessage("hello");
        String head = "POST " + PlatformCaller.triggerPath(caller.createSession()) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            // A small window makes the platform's writes end in the middle of a chunk all the time.
            socket.setReceiveBufferSize(2048);
            socket.connect(new InetSocketAddress("127.0.0.1", platform.baseUri().getPort()));
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            String text = unchunked(socket.getInputStream());

            assertThat(text.lines().filter(line -> line.contains("\"text-delta\"")).count()).isEqualTo(events);
            assertThat(text.lines().filter(line -> !line.isEmpty() && !line.startsWith("data: {")).distinct())
                    .isSubsetOf(": heartbeat", "data: [DONE]");
        }
    }

    private static String unchunked(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf("\r\n\r\n") < 0) {
            line.append((char) in.read());
        }
        StringBuilder text = new StringBuilder();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            text.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            assertThat(in.readNBytes(2)).containsExactly('\r', '\n');
        }
        return text.toString();
    }

    private static int chunkSize(InputStream in) throws IOException {
        StringBuilder size = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            size.append((char) c);
        }
        assertThat(in.read()).isEqualTo('\n');
        return Integer.parseInt(size.toString(), 16);
    }
}
