package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireOracleTest {

    private static final String OPEN = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 18\r\n\r\nPayload expected.\n",
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n", OPEN, OPEN + "\u0081\u0001o",
        OPEN + "\u0088\u0002\u0003\u00e8", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"})
    void whatAServerMaySendIsNoFault(String received) {
        assertThat(WireOracle.faults(received.getBytes(ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\nOops",
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nHTTP/1.1 500 Internal Server Err"
                + "or\r\n\r\n",
        "<html>", OPEN + "\u0088\u0002\u0003\u00f3", OPEN + "\u0081\u0081\u0000\u0000\u0000\u0000o", OPEN
                + "\u00c1\u0001o",
        OPEN + "\u0081\u0001\u00ff",
                "HTTP/1.1 400 Bad Request\r\n\r\n\tat dev.socketchat.chat.ChatEndpoint.onOpen(ChatEndpoint.java:40)",
        "HTTP/1.1 400 Bad Request\r\n\r\njava.lang.NullPointerException"})
    void whatAServerMustNotSendIsAFault(String received) {
        assertThat(WireOracle.faults(received.getBytes(ISO_8859_1))).hasSize(1);
    }

    @Test
    void aSecretIsAFaultWhereverItStands() {
        assertThat(WireOracle.faults((OPEN + "\u0081\u0030" + Secrets.KEY).getBytes(ISO_8859_1))).hasSize(1);
        assertThat(WireOracle.faults(("HTTP/1.1 200 OK\r\nX: " + Secrets.TOKEN
                + "\r\n\r\n").getBytes(ISO_8859_1))).hasSize(1);
    }

    @Test
    void framesAreReadAsTheyAreWritten() {
        byte[] payload = "x".repeat(70_000).getBytes(ISO_8859_1);
        byte[] written = Frame.written(Frame.TEXT, Frame.Length.AS_SHOULD, payload.length, 0, payload);
        assertThat(Frame.read(written, 0)).singleElement().satisfies(frame -> assertThat(frame.text()).hasSize(70_000));
        assertThat(Frame.read(Arrays.copyOf(written, 69_000), 0)).isEmpty();
    }
}
