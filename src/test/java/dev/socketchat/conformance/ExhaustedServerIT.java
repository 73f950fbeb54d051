package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.ChatClient;
import dev.socketchat.it.StalledBrowser;
import dev.socketchat.it.TestedServer;
import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledIf;

/** One server that runs out of one thing after the other, and what people have of it meanwhile and afterwards. */
@DisabledIf("isAServerWithAMemoryOfItsOwn")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExhaustedServerIT {

    private static final int OF_EACH_KIND = 25;
    private static final int ANSWERS = 3;
    private static final String LITTLE = "-Xmx160m";
    private static final Fault FLOOD = new Fault.Raw(Collections.nCopies(100_000,
            ("data: {\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"" + "x".repeat(2000) + "\"}\n\n").getBytes(StandardCharsets.UTF_8)));

    private ChatServerProcess server;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = new ChatServerProcess(LITTLE, HeapHog.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** The first answers of all, for which most classes would be loaded. */
    @Test
    @Order(1)
    void everyAnswerEndsWhileThereAreNoFileDescriptorsAndTheNextOneIsComplete() throws Exception {
        try (ChatClient chat = server.connect()) {
            limitDescriptors("1");
            for (int answer = 1; answer <= ANSWERS; answer++) {
                assertThat(chat.ask("Hello").awaitEnd().getString("type")).as("answer %d", answer).isEqualTo("error");
            }

            limitDescriptors("4096");

            assertAnswersAgain(chat);
        }
    }

    @Test
    @Order(2)
    void itIsAliveAndAnswersWithLittleMemoryWhileAHundredBrowsersReadNothing() throws Exception {
        List<StalledBrowser> stalled = new ArrayList<>();
        server.platform().faults().add(FLOOD, FaultScope.STREAM, OF_EACH_KIND * StalledBrowser.Kind.values().length);
        try (ChatClient chat = server.connect()) {
            for (int i = 0; i < OF_EACH_KIND; i++) {
                for (StalledBrowser.Kind kind : StalledBrowser.Kind.values()) {
                    stalled.add(kind.connect(server.address()));
                }
            }
            assertThat(server.status("ops/health/live")).isEqualTo(200);

            assertAnswersAgain(chat);
        } finally {
            for (StalledBrowser browser : stalled) {
                browser.close();
            }
        }
    }

    @Test
    @Order(3)
    void everyAnswerEndsWhileTheHeapIsUsedUpAndTheNextOneIsComplete() throws Exception {
        try (ChatClient chat = server.connect()) {
            CompletableFuture<HttpResponse<String>> hog = HttpClient.newHttpClient().sendAsync(
                    HttpRequest.newBuilder(server.address().resolve("heap-hog")).build(), BodyHandlers.ofString());
            for (int answer = 1; answer <= ANSWERS; answer++) {
                assertThat(chat.ask("Hello").awaitEnd().getString("type")).as("answer %d", answer).isIn("finish", "error");
            }
            assertThat(Integer.parseInt(hog.get().body())).as("times that nothing was left").isPositive();

            assertAnswersAgain(chat);
        }
    }

    private void assertAnswersAgain(ChatClient chat) throws IOException, InterruptedException {
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        try (ChatClient newcomer = server.connect()) {
            assertThat(newcomer.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        }
        assertThat(server.status("ops/health/live")).isEqualTo(200);
        assertThat(server.status("ops/health/ready")).isEqualTo(200);
    }

    /** Any descriptor of a higher number cannot be had; those that are open stay. */
    private void limitDescriptors(String number) throws IOException, InterruptedException {
        Process change = new ProcessBuilder("prlimit", "--pid", "" + server.pid(), "--nofile=" + number + ":").inheritIO().start();
        assertThat(change.waitFor()).as("prlimit of util-linux").isZero();
    }

    static boolean isAServerWithAMemoryOfItsOwn() {
        return TestedServer.current() == TestedServer.PAYARA_SERVER;
    }
}
