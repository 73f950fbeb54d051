package dev.socketchat.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as raw sockets see it. It answers with the method, the path and the body it was sent. */
class HttpServerTest {

    private static final HttpLimits LIMITS = new HttpLimits(5, 4, 1000, 50, Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofMillis(200));

    private final CountDownLatch closeNoticed = new CountDownLatch(1);
    private final CountDownLatch stallNoticed = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start(0, this::answer, LIMITS, Thread::new);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        switch (request.path()) {
            case "/wait" -> {
                try {
                    exchange.stream(200, Map.of()).pause(Duration.ofMinutes(1));
                } catch (IOException e) {
                    closeNoticed.countDown();
                    throw e;
                }
            }
            case "/flood" -> flood(exchange.stream(200, Map.of()));
            case "/fail" -> throw new IllegalStateException("as the test wants");
            case "/nothing" -> { }
            default -> exchange.respond(200, Map.of("X-Query", request.query()),
                    (request.method() + " " + request.path() + " " + request.text()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void flood(HttpStream stream) throws IOException {
        try {
            while (stream.isOpen()) {
                stream.write(new byte[64 * 1024]);
            }
        } catch (IOException e) {
            stallNoticed.countDown();
            throw e;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.replace("~", "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String talk(String text) throws IOException {
        try (Socket socket = connect()) {
            send(socket, text);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "GET /a HTTP/1.1~Connection: close~~                                             | 200 | GET /a",
        "HEAD /a HTTP/1.1~Connection: close~~                                            | 200 | Content-Length: 8",
        "GET /a?b=c HTTP/1.1~Connection: close~~                                         | 200 | X-Query: b=c",
        "POST /a HTTP/1.1~Connection: close~Content-Length: 4~~body                      | 200 | POST /a body",
        "POST /a HTTP/1.1~Connection: close~Transfer-Encoding: chunked~~3~abc~2;x=y~de~0~~ | 200 | POST /a abcde",
        "POST /a HTTP/1.1~Connection: close~Transfer-Encoding: chunked~~1~a~0~T: t~~     | 200 | POST /a a",
        "POST /a HTTP/1.1~Transfer-Encoding: chunked~~zz~abc~                            | 400 | hexadecimal",
        "POST /a HTTP/1.1~Transfer-Encoding: chunked~~ff~                                | 413 | 50 bytes",
        "POST /a HTTP/1.1~Content-Length: 51~~                                           | 413 | 50 bytes",
        "POST /a HTTP/1.1~Content-Length: many~~                                         | 400 | Content-Length",
        "GET /a HTTP/1.0~~                                                               | 505 | HTTP/1.1",
        "GET a HTTP/1.1~~                                                                | 400 | request line",
        "nonsense~~                                                                      | 400 | request line",
        "GET /a HTTP/1.1~: x~~                                                           | 400 | no name"})
    void requestsAreAnsweredOrTurnedAway(String request, int status, String expected) throws IOException {
        assertThat(talk(request)).startsWith("HTTP/1.1 " + status + " ").contains(expected);
    }

    @Test
    void aHeadThatIsTooLargeIsTurnedAway() throws IOException {
        assertThat(talk("GET /a HTTP/1.1~X: " + "x".repeat(2000))).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void requestsMayComeInOneGoOrByteByByte() throws IOException {
        String one = "POST /a HTTP/1.1~Content-Length: 2~~hi";
        String last = "GET /b HTTP/1.1~Connection: close~~";
        try (Socket socket = connect()) {
            for (char c : (one + last).replace("~", "\r\n").toCharArray()) {
                socket.getOutputStream().write(c);
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("POST /a hi").contains("GET /b");
        }
        assertThat(talk(one + last)).contains("POST /a hi").contains("GET /b");
    }

    @Test
    void aSenderThatAsksForLeaveIsToldToContinue() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "POST /a HTTP/1.1~Connection: close~Expect: 100-continue~Content-Length: 2~~");
            assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 100 Continue");
            send(socket, "hi");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("POST /a hi");
        }
    }

    @ParameterizedTest
    @CsvSource({"/fail", "/nothing"})
    void anAnswerThatFailsClosesTheConnection(String path) throws IOException {
        assertThat(talk("GET " + path + " HTTP/1.1~~")).isEmpty();
        assertThat(talk("GET /a HTTP/1.1~Connection: close~~")).contains("GET /a");
    }

    @Test
    void aRequestThatDoesNotArriveCompletelyIsGivenUp() throws IOException {
        assertThat(talk("GET /a HTT")).isEmpty();
    }

    @Test
    void aPeerThatHangsUpEndsAPause() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            send(socket, "GET /wait HTTP/1.1~~");
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        assertThat(closeNoticed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPeerThatDoesNotReadIsGivenUp() throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            send(socket, "GET /flood HTTP/1.1~~");
            assertThat(stallNoticed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tooManyConnectionsAndRequestsAreTurnedAway() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < LIMITS.requests(); i++) {
                sockets.add(connect());
                send(sockets.get(i), "GET /wait HTTP/1.1~~");
                assertThat(sockets.get(i).getInputStream().read()).isEqualTo('H');
            }
            sockets.add(connect());
            send(sockets.get(LIMITS.requests()), "GET /a HTTP/1.1~~");
            assertThat(firstLine(sockets.get(LIMITS.requests()).getInputStream())).startsWith("HTTP/1.1 503 ");
            sockets.add(connect());
            assertThat(firstLine(sockets.get(LIMITS.connections()).getInputStream())).startsWith("HTTP/1.1 503 ");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
