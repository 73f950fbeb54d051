package dev.socketchat.octavus.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransportFailuresTest {

    @Test
    @DisplayName("H4 reset, broken pipe, timeout and refusal may pass; a parse error will not")
    void networkFailuresAreRecognised() {
        assertThat(List.of(
                        new SocketException("Connection reset"),
                        new IOException("Broken pipe"),
                        new SocketTimeoutException(),
                        new ConnectException("Connection refused"),
                        new EOFException(),
                        new OctavusIoException("x", new IOException("y", new ConnectException()))))
                .allMatch(TransportFailures::isTransient);
        assertThat(TransportFailures.isTransient(new JsonException("Unexpected character")))
                .isFalse();
        assertThat(TransportFailures.isTransient(new OctavusProtocolException("nonsense", null)))
                .isFalse();
    }
}
