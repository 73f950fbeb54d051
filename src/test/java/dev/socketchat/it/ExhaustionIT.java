package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that want to use the server up. Whatever they do meanwhile, another one gets an answer. */
@ArquillianTest
class ExhaustionIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final URI WAR = Wars.contextAddress();
    private static final int MANY = 60;
    /**
     * Undertow reads the rest of a body that nobody wanted on a worker thread, of which it has 16 for each processor; what
     * an operator does about it is in the README of the server's folder.
     */
    private static final int UNFINISHED_BODIES = TestedServer.current() == TestedServer.WILDFLY ? 12 : MANY;
    private static final int MEGABYTE = 1024 * 1024;

    private final List<AutoCloseable> open = new ArrayList<>();
    private ChatClient honest;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void connect() {
        honest = ChatClient.connect(WAR);
    }

    @AfterEach
    void hangUp() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        honest.close();
    }

    @Test
    void requestsWhoseHeadNeverEnds() throws IOException {
        for (int i = 0; i < MANY; i++) {
            write(socket(), "GET " + WAR.getPath() + " HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        }

        anotherGetsAnAnswer();
    }

    @Test
    void requestsWhoseBodyNeverComes() throws IOException {
        for (int i = 0; i < UNFINISHED_BODIES; i++) {
            write(socket(), "POST " + WAR.getPath() + "octavus/000/s" + i + "/xhr_send HTTP/1.1\r\nHost: " + WAR.getAuthority()
                    + "\r\nContent-Length: 60000\r\n\r\n[\"");
        }

        anotherGetsAnAnswer();
    }

    @Test
    void answersThatNobodyReads() throws IOException {
        for (int i = 0; i < MANY; i++) {
            write(socket(), ("GET " + WAR.getPath() + " HTTP/1.1\r\nHost: " + WAR.getAuthority() + "\r\n\r\n").repeat(20));
        }

        anotherGetsAnAnswer();
    }

    @Test
    void connectionsThatNeverSayAWord() {
        for (int i = 0; i < MANY; i++) {
            open.add(ChatClient.connect(WAR)::abort);
        }

        anotherGetsAnAnswer();
    }

    @Test
    void pingsWithoutEnd() {
        ChatClient flooding = ChatClient.connect(WAR);
        open.add(flooding::abort);
        IntStream.range(0, 20_000).forEach(i -> flooding.ping());

        anotherGetsAnAnswer();
    }

    @Test
    void framesOfTwentyMegabytesManyAtATime() {
        IntStream.range(0, 10).parallel().forEach(i -> {
            ChatClient huge = ChatClient.connect(WAR);
            sendRegardless(huge, "x".repeat(20 * MEGABYTE));
            assertThat(huge.awaitClosed()).isIn(1009, 1006);
        });

        anotherGetsAnAnswer();
    }

    @Test
    void jsonThatIsAllDepthAndNumbersThatAreAllDigits() {
        for (String value : List.of("[".repeat(30_000), "{\"a\":".repeat(12_000), "1".repeat(60_000), "1e" + "9".repeat(60_000))) {
            ChatClient hostile = ChatClient.connect(WAR);
            open.add(hostile::abort);
            String message = "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":" + value + "}}";
            sendRegardless(hostile, message);
            sendRegardless(hostile, message);
        }

        anotherGetsAnAnswer();
    }

    @Test
    void aNumberOfAMillionDigits() {
        ChatClient hostile = ChatClient.connect(WAR);
        sendRegardless(hostile, "{\"type\":\"trigger\",\"input\":{\"A\":" + "1".repeat(MEGABYTE) + "}}");

        assertThat(hostile.awaitClosed()).isEqualTo(1009);
        anotherGetsAnAnswer();
    }

    /** The server need not read what it refuses. */
    private static void sendRegardless(ChatClient client, String message) {
        try {
            client.send(message);
        } catch (CompletionException hungUp) {
            assertThat(client.awaitClosed()).isPositive();
        }
    }

    private void anotherGetsAnAnswer() {
        assertThat(honest.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        try (ChatClient newcomer = ChatClient.connect(WAR)) {
            assertThat(newcomer.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        }
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(WAR.getHost(), WAR.getPort());
        open.add(socket);
        return socket;
    }

    private static void write(Socket socket, String head) throws IOException {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
