package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chat behind nginx and HAProxy, with the files that ship for them. */
@ArquillianTest
class ReverseProxyIT {

    private static final DictatedModel MODEL = new DictatedModel();

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = PlatformElsewhere.answeredBy(MODEL);

    @RegisterExtension
    static final ProxiesOfTheClass PROXIES = new ProxiesOfTheClass(Map.of(
            "127.0.0.1:8080", Wars.contextAddress().getAuthority(), "60s", "3s"));

    private static final int HEARTBEATS_BEYOND_THE_PROXYS_PATIENCE = 5;
    private static final int MORE_THAN_A_PROXY_TAKES_UNASKED = 2_000_001;
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"\\./([^\"]+)\"");
    /** Written on every answer of the application, be it 404. */
    private static final String MARK_OF_THE_APPLICATION = "Content-Security-Policy";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Every transport that is on by default. */
    enum Transport {
        WEBSOCKET(ChatClient::connect), XHR_STREAMING(XhrChatClient::connectStreaming),
        EVENTSOURCE(XhrChatClient::connectEventSource), XHR_POLLING(XhrChatClient::connectPolling);

        private final Function<URI, ChatClient> connecting;

        Transport(Function<URI, ChatClient> connecting) {
            this.connecting = connecting;
        }

        ChatClient connect(URI application) {
            return connecting.apply(application);
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClass(RequestProbe.class).addAsResource(new StringAsset("octavus.socket.heartbeat=PT1S"),
                "META-INF/microprofile-config.properties");
    }

    static Stream<Arguments> everyTransportThroughEveryProxy() {
        return Stream.of(ReverseProxy.values())
                .flatMap(proxy -> Stream.of(Transport.values()).map(transport -> Arguments.of(proxy, transport)));
    }

    @ParameterizedTest
    @MethodSource("everyTransportThroughEveryProxy")
    void anAnswerArrivesWordByWordAndWhole(ReverseProxy kind, Transport transport) throws IOException {
        try (ChatClient chat = transport.connect(PROXIES.get(kind).address())) {
            chat.ask("Hello");
            for (String word : List.of("Not ", "a ", "word ", "waits ", "for ", "the ", "next.")) {
                MODEL.say(word);
                assertThat(chat.await("text-delta").getString("delta")).isEqualTo(word);
            }
            MODEL.end();

            assertThat(chat.awaitEnd().getString("type")).isEqualTo("finish");
            assertThat(chat.text()).isEqualTo("Not a word waits for the next.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void heartbeatsKeepASilentConnectionBeyondTheProxysPatience(ReverseProxy kind) throws IOException {
        URI address = PROXIES.get(kind).address();
        List<ChatClient> chats = Stream.of(Transport.values()).map(transport -> transport.connect(address)).toList();
        for (ChatClient chat : chats) {
            for (int i = 0; i < HEARTBEATS_BEYOND_THE_PROXYS_PATIENCE; i++) {
                assertThat(chat.nextFrame()).isEqualTo("h");
            }
        }
        MODEL.say("Still here.");
        MODEL.end();

        assertThat(chats.get(0).ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        chats.forEach(ChatClient::close);
    }

    @ParameterizedTest
    @EnumSource
    void thePageIsServedUnderThePrefixWithEverythingItNames(ReverseProxy kind) throws IOException, InterruptedException {
        URI address = PROXIES.get(kind).address();
        HttpResponse<String> page = get(address);
        List<String> assets = ASSET.matcher(page.body()).results().map(found -> found.group(1)).toList();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(assets).hasSizeGreaterThan(2).anyMatch(name -> name.endsWith(".js")).anyMatch(name -> name.endsWith(".css"));
        for (String asset : assets) {
            assertThat(get(address.resolve(asset)).statusCode()).as(asset).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAddressWithoutItsSlashLeadsToTheOneWithIt(ReverseProxy kind) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(PROXIES.get(kind).address().resolve("/support"));

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/support/");
    }

    @ParameterizedTest
    @EnumSource
    void whatABrowserSaysOfItsOwnAddressIsReplaced(ReverseProxy kind) throws IOException {
        String arrived = RawHttp.exchange(PROXIES.get(kind).address(), "GET", "request-probe", "Connection: close\r\n"
                + "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 203.0.113.10\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-Host: evil.example\r\nForwarded: for=203.0.113.9;host=evil.example");

        assertThat(arrived.toLowerCase(Locale.ROOT).lines()).contains("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: http",
                "host: " + PROXIES.get(kind).address().getAuthority());
        assertThat(arrived).doesNotContain("evil.example", "203.0.113");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForOperatorsIsRefusedByTheProxyHoweverItIsSpelled(ReverseProxy kind) throws IOException {
        URI address = PROXIES.get(kind).address();
        for (String spelling : List.of("ops", "ops/", "ops/metrics", "ops/request-probe", "%6f%70%73/request-probe",
                "/ops/request-probe", "%2fops/request-probe", "./ops/request-probe", "x/../ops/request-probe",
                "x/%2e%2e/ops/request-probe", "ops;x=1/request-probe", ";x/ops/request-probe", "ops%3bx/request-probe",
                "ops/;/request-probe", "%u006fps/request-probe", "ops%u002frequest-probe")) {
            String answer = RawHttp.exchange(address, "GET", spelling, "Connection: close");

            assertThat(answer).as(spelling).matches("(?s)HTTP/1\\.1 40[04] .*").doesNotContainIgnoringCase(MARK_OF_THE_APPLICATION);
        }
        assertThat(RawHttp.exchange(address, "GET", "no-such-page", "Connection: close")).containsIgnoringCase(MARK_OF_THE_APPLICATION);
    }

    @ParameterizedTest
    @EnumSource
    void noUpgradeIsHandedOnButThatToWebSocket(ReverseProxy kind) throws IOException {
        URI address = PROXIES.get(kind).address();
        for (String lines : Upgrades.OTHERS) {
            String answer = Upgrades.ask(address, "request-probe", lines);

            assertThat(answer).as(lines).matches("(?is)HTTP/1\\.1 200 .*\nhost: .*");
            assertThat(Upgrades.arrived(answer)).as(lines).isEmpty();
            assertThat(Upgrades.ask(address, "octavus/websocket", lines)).as(lines).doesNotStartWith("HTTP/1.1 101");
        }
        assertThat(Upgrades.arrived(Upgrades.ask(address, "request-probe", "Upgrade: websocket\r\nConnection: Upgrade, HTTP2-Settings")))
                .isIn("upgrade: websocket / connection: upgrade", "connection: upgrade / upgrade: websocket");
    }

    @ParameterizedTest
    @EnumSource
    void noTunnelLeadsPastTheProxyToWhatIsForOperators(ReverseProxy kind) throws IOException, InterruptedException {
        URI address = PROXIES.get(kind).address();
        List<HttpResponse<String>> answers = Upgrades.inHttp2IfLet(address.resolve("request-probe"), address.resolve("/chat/ops/metrics"));

        assertThat(answers).allMatch(answer -> answer.version() == HttpClient.Version.HTTP_1_1);
        assertThat(answers.get(1).statusCode()).isEqualTo(404);
    }

    @Test
    void theServerItselfSpeaksNoHttp2WithoutTls() throws IOException, InterruptedException {
        URI address = Wars.contextAddress();
        HttpResponse<String> answer = Upgrades.inHttp2IfLet(address.resolve("request-probe")).get(0);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(Upgrades.speaksHttp2Unasked(address)).isFalse();
        for (String lines : Upgrades.OTHERS) {
            assertThat(Upgrades.ask(address, "request-probe", lines)).as(lines).doesNotStartWith("HTTP/1.1 101");
        }
    }

    @ParameterizedTest
    @EnumSource
    void headersThatServersReadInDifferentWaysAreRefused(ReverseProxy kind) throws IOException {
        URI address = PROXIES.get(kind).address();
        for (String line : List.of("X-A : b", "X-A: b\rX-B: c", "X\rA: b", "X\0A: b", ": b", "X A: b")) {
            assertThat(RawHttp.exchange(address, "GET", "request-probe", line + "\r\nConnection: close")).as(line).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingOutsideOfTheChatIsReached(ReverseProxy kind) throws IOException {
        URI address = PROXIES.get(kind).address();
        for (String spelling : List.of("../chat/", "%2e%2e/chat/", "..;x/chat/", "../../chat/")) {
            assertThat(RawHttp.exchange(address, "GET", spelling, "Connection: close"))
                    .as(spelling).doesNotContainIgnoringCase(MARK_OF_THE_APPLICATION);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsTaken(ReverseProxy kind) throws IOException, InterruptedException {
        URI address = PROXIES.get(kind).address();
        try (ChatClient chat = ChatClient.connect(address)) {
            chat.send("""
                    {"type":"upload-request","requestId":"r","files":[{"filename":"a.png","mediaType":"image/png","size":%d}]}"""
                    .formatted(MORE_THAN_A_PROXY_TAKES_UNASKED));
            JsonObject place = chat.await("upload-urls").getJsonArray("files").getJsonObject(0);
            HttpRequest put = HttpRequest.newBuilder(address.resolve(place.getString("uploadUrl"))).header("Content-Type", "image/png")
                    .PUT(BodyPublishers.ofByteArray(new byte[MORE_THAN_A_PROXY_TAKES_UNASKED])).build();

            assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
