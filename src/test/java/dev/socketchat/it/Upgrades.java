package dev.socketchat.it;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What asks a server to speak another protocol than HTTP/1.1 on the same connection (RFC 9110, 7.8; RFC 7540, 3.2). */
final class Upgrades {

    private static final int PATIENCE_MS = 10_000;
    private static final String KEY = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String SETTINGS = "HTTP2-Settings: AAMAAABkAAQAAP__\r\n";

    /** Every one asks for something else than WebSocket, if for anything. */
    static final List<String> OTHERS = List.of("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings",
            "Upgrade: H2C\r\nConnection: HTTP2-Settings, Upgrade", "Upgrade: h2c, websocket\r\nConnection: Upgrade, HTTP2-Settings",
            "Upgrade: websocket, h2c\r\nConnection: Upgrade, HTTP2-Settings", "Upgrade: websocket/13\r\nConnection: Upgrade",
            "Upgrade: TLS/1.0\r\nConnection: Upgrade", "Upgrade: h2c\r\nUpgrade: websocket\r\nConnection: Upgrade, HTTP2-Settings",
            "Upgrade: \th2c\t\r\nConnection: Upgrade", "Upgrade: \"h2c\"\r\nConnection: Upgrade", "Upgrade: websocket;h2c\r\nConnection: Upgrade",
            "Upgrade: h2c,\r\nConnection: keep-alive, Upgrade, HTTP2-Settings", "Connection: Upgrade, HTTP2-Settings",
            "Connection: Upgrade\r\nConnection: HTTP2-Settings\r\nUpgrade: h2c", "Upgrade:\r\nConnection: Upgrade", "Upgrade: h2c");

    private Upgrades() {
    }

    /** The answer to a GET with these lines and all that could make a server agree to them. */
    static String ask(URI application, String path, String lines) throws IOException {
        return RawHttp.exchange(application, "GET", path, KEY + SETTINGS + lines);
    }

    /** What arrived of the request for an upgrade, by the answer of {@link RequestProbe}. */
    static String arrived(String answer) {
        return answer.lines().map(String::toLowerCase).filter(line -> line.matches("(upgrade|http2-settings|connection): .*"))
                .filter(line -> !line.matches("connection: (close|keep-alive)")).collect(Collectors.joining(" / "));
    }

    /** The answers to GETs over one connection by a client that speaks HTTP/2 as soon as it is let. */
    static List<HttpResponse<String>> inHttp2IfLet(URI... addresses) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<String> first = client.send(HttpRequest.newBuilder(addresses[0]).build(), BodyHandlers.ofString());
        return addresses.length == 1 ? List.of(first)
                : List.of(first, client.send(HttpRequest.newBuilder(addresses[1]).build(), BodyHandlers.ofString()));
    }

    /** Whether the server answers HTTP/2 to a client that takes for granted that it can (RFC 9113, 3.3 and 3.4). */
    static boolean speaksHttp2Unasked(URI server) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            byte[] frame = socket.getInputStream().readNBytes(9);
            return frame.length == 9 && frame[3] == 4;
        }
    }
}
