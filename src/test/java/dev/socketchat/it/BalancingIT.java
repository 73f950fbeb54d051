package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxies of {@code server-config} with the second server that their files have as a comment. */
class BalancingIT {

    private static final int CONNECTIONS = 40;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpServer> servers = new ArrayList<>();

    @BeforeEach
    void startTwoServersThatAnswerWithTheirNames() throws IOException {
        for (String name : List.of("one", "two")) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/chat/", exchange -> answer(exchange, 200, name));
            server.createContext("/chat/uploads/", exchange -> answer(exchange, name.equals("two") ? 200 : 404, name));
            server.start();
            servers.add(server);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, text.length());
            exchange.getResponseBody().write(text.getBytes());
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestOfAConnectionGoesToTheSameServerAndConnectionsGoToBoth(ReverseProxy kind) throws Exception {
        try (RunningProxy proxy = withBoth(kind)) {
            Set<String> chosen = new HashSet<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String connection = "octavus/%03d/%s".formatted(i, UUID.randomUUID());
                Set<String> answered = new HashSet<>();
                for (String transport : List.of("/xhr_streaming", "/xhr_send", "/xhr_send?t=1", "/eventsource", "/websocket")) {
                    answered.add(post(proxy, connection + transport).body());
                }
                assertThat(answered).as(connection).hasSize(1);
                chosen.addAll(answered);
            }
            assertThat(chosen).containsExactlyInAnyOrder("one", "two");
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectionsOfAServerThatIsGoneGoToTheOther(ReverseProxy kind) throws Exception {
        try (RunningProxy proxy = withBoth(kind)) {
            servers.get(0).stop(0);
            for (int i = 0; i < CONNECTIONS; i++) {
                assertThat(post(proxy, "octavus/000/" + UUID.randomUUID() + "/xhr").body()).isEqualTo("two");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoComesToAServerThatIsDrainedIsTakenByTheOther(ReverseProxy kind) throws Exception {
        servers.get(0).removeContext("/chat/");
        servers.get(0).createContext("/chat/", exchange -> answer(exchange, 503, "drained"));
        try (RunningProxy proxy = withBoth(kind)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                for (String path : List.of("octavus/info", "octavus/000/" + UUID.randomUUID() + "/websocket")) {
                    HttpRequest request = HttpRequest.newBuilder(proxy.address().resolve(path)).build();
                    assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("two");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NGINX")
    void aFileComesToTheServerThatKnowsIt(ReverseProxy kind) throws Exception {
        try (RunningProxy proxy = withBoth(kind)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                HttpRequest put = HttpRequest.newBuilder(proxy.address().resolve("uploads/" + UUID.randomUUID()))
                        .PUT(BodyPublishers.ofByteArray(new byte[100_000])).build();
                assertThat(http.send(put, BodyHandlers.ofString()).body()).isEqualTo("two");
            }
        }
    }

    private RunningProxy withBoth(ReverseProxy kind) throws IOException {
        return RunningProxy.start(kind, Map.of("# server ", "server ", "127.0.0.1:8080", address(0), "127.0.0.2:8080", address(1)));
    }

    private String address(int server) {
        return "127.0.0.1:" + servers.get(server).getAddress().getPort();
    }

    private HttpResponse<String> post(RunningProxy proxy, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.address().resolve(path)).POST(BodyPublishers.noBody()).build();
        return http.send(request, BodyHandlers.ofString());
    }
}
