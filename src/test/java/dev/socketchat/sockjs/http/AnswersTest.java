package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    private final SockJsServer server = new SockJsServer(new RecordingApplication(), SockJsOptions.defaults(), new ManualScheduler());
    private final FakeResponse response = new FakeResponse();

    @ParameterizedTest
    @CsvSource({"/echo/000/abc/websocket,https://evil.example,403", "/echo/info,https://evil.example,403",
        "/echo/unknown,http://chat.example:8080,404", "/echo/000/{x}/websocket,http://chat.example:8080,400"})
    void aBrowserThatDoesNotWaitToBeRefusedIsNoFailureOfOurs(String uri, String origin, int status) throws Exception {
        response.sink.broken = true;
        try (RecordedLog log = new RecordedLog(Answers.class.getName())) {
            new HandshakeFilter(server, "/echo").doFilter(FakeRequest.handshake(uri).header("Origin", origin), response, (a, b) -> {});
            assertThat(log.lines()).isEmpty();
        }
        assertThat(response.status()).isEqualTo(status);
    }
}
