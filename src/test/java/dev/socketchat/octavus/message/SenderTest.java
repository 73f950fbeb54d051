package dev.socketchat.octavus.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderTest {

    @Test
    void sendersLeaveOutWhatIsUnknown() {
        assertThat(new Sender(Optional.of("u"), Optional.empty(), Optional.of("https://i")).toJson())
                .hasToString("{\"id\":\"u\",\"image\":\"https://i\"}");
    }
}
