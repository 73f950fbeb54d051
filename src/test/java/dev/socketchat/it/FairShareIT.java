package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests who want more than their part, each test from addresses of its own: as a proxy in front tells them. */
@ArquillianTest
class FairShareIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final URI APPLICATION = Wars.contextAddress();
    private static final String PNG = "image/png";
    private static final int SIZE = 100_000;
    private static int lastAddress;

    private final HttpClient forgetful = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addAsResource(new StringAsset("""
                config_ordinal=500
                octavus.run.per-minute=20
                octavus.run.at-once-and-address=5
                octavus.socket.proxies=127.0.0.0/8
                octavus.upload.max=4
                octavus.upload.max-per-conversation=2
                octavus.upload.max-per-address=3
                """), "META-INF/microprofile-config.properties");
    }

    @AfterEach
    void leave() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        threads.shutdownNow();
    }

    private static String newAddress() {
        return "203.0.113." + ++lastAddress;
    }

    private ChatClient connect(HttpClient browser, String address) {
        ChatClient chat = ChatClient.connect(APPLICATION, browser, "X-Forwarded-For", address);
        opened.add(chat);
        return chat;
    }

    private static boolean isAnswered(ChatClient chat) {
        JsonObject end = chat.ask("Hello").awaitEnd();
        if (end.getString("type").equals("error")) {
            assertThat(end.getString("errorType")).isEqualTo("rate_limit_error");
            assertThat(end.getInt("retryAfter")).isBetween(1, 5);
        }
        return end.getString("type").equals("finish");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGuestHasTwentyAnswersInAMinuteHoweverOftenHeConnectsAnew(boolean keepsCookies) {
        String address = newAddress();
        CookieManager cookies = new CookieManager();
        HttpClient browser = keepsCookies ? HttpClient.newBuilder().cookieHandler(cookies).build() : forgetful;
        ChatClient chat = connect(browser, address);
        assertThat(cookies.getCookieStore().getCookies()).as("given by the handshake").hasSize(keepsCookies ? 1 : 0);
        for (int i = 0; i < 20; i++) {
            assertThat(isAnswered(chat)).isTrue();
        }
        assertThat(isAnswered(chat)).isFalse();

        int more = 0;
        for (int i = 0; i < 10; i++) {
            chat.close();
            chat = connect(browser, address);
            more += isAnswered(chat) ? 1 : 0;
        }
        assertThat(more).as("answers by connecting anew, some of them earned by waiting").isLessThan(5);
        assertThat(isAnswered(connect(forgetful, newAddress()))).as("a neighbour").isTrue();
    }

    @Test
    void guestsOfOneAddressHaveSoManyAnswersAtOnceAndThoseOfAnotherTheirOwn() {
        String address = newAddress();
        PLATFORM.faults().add(new Fault.Silence(1, true), FaultScope.STREAM, 5);
        List<ChatClient> crowd = Stream.generate(() -> connect(forgetful, address)).limit(5).toList();
        crowd.forEach(chat -> chat.ask("Hello").await("start"));

        assertThat(isAnswered(connect(forgetful, address))).isFalse();
        assertThat(isAnswered(connect(forgetful, newAddress()))).isTrue();
    }

    @Test
    void uploadsTakeNoMoreThanTheirPartAndEndWithTheirConversation() throws Exception {
        String address = newAddress();
        ChatClient first = connect(forgetful, address);
        List<CompletableFuture<Integer>> held = uploads(first, 4);
        assertThat(awaitFirst(held, 2)).containsOnly(429);
        List<CompletableFuture<Integer>> others = uploads(connect(forgetful, address), 3);
        assertThat(awaitFirst(others, 2)).as("of the same address").containsOnly(429);
        List<CompletableFuture<Integer>> strangers = uploads(connect(forgetful, newAddress()), 3);
        assertThat(awaitFirst(strangers, 2)).as("of all").containsOnly(429);

        first.close();

        assertThat(awaitFirst(held, 4)).containsExactlyInAnyOrder(429, 429, 404, 404);
        assertThat(others).filteredOn(upload -> !upload.isDone()).hasSize(1);
        assertThat(strangers).filteredOn(upload -> !upload.isDone()).hasSize(1);
    }

    @Test
    void anUploadWhoseBytesDoNotComeEnds() throws Exception {
        assertThat(upload(connect(forgetful, newAddress()), 1).awaitStatus()).isEqualTo(408);
    }

    /** The statuses of as many as are answered. */
    private static List<Integer> awaitFirst(List<CompletableFuture<Integer>> uploads, int count) throws Exception {
        BlockingQueue<Integer> answered = new LinkedBlockingQueue<>();
        uploads.forEach(upload -> upload.thenAccept(answered::add));
        List<Integer> statuses = new ArrayList<>();
        while (statuses.size() < count) {
            Integer status = answered.poll(20, TimeUnit.SECONDS);
            assertThat(status).as("an answer after %s", statuses).isNotNull();
            statuses.add(status);
        }
        return statuses;
    }

    /** Uploads that stop in the middle. */
    private List<CompletableFuture<Integer>> uploads(ChatClient chat, int count) throws IOException {
        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SlowUpload upload = upload(chat, SIZE / 2);
            statuses.add(CompletableFuture.supplyAsync(() -> status(upload), threads));
        }
        return statuses;
    }

    private static int status(SlowUpload upload) {
        try {
            return upload.awaitStatus();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private SlowUpload upload(ChatClient chat, int sent) throws IOException {
        chat.send(Json.createObjectBuilder().add("type", "upload-request").add("requestId", "r")
                .add("files", Json.createArrayBuilder().add(Json.createObjectBuilder()
                        .add("filename", "a.png").add("mediaType", PNG).add("size", SIZE))).build().toString());
        JsonObject place = chat.await("upload-urls").getJsonArray("files").getJsonObject(0);
        SlowUpload upload = new SlowUpload(APPLICATION, place.getString("uploadUrl"), PNG, SIZE, sent);
        opened.add(upload);
        return upload;
    }
}
