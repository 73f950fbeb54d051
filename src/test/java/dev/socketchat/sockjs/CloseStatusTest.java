package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloseStatusTest {

    @Test
    void whatCannotTravelIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CloseStatus(999, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CloseStatus(5000, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new CloseStatus(3000, "\u00e9".repeat(62)));
        assertThat(new CloseStatus(3000, "x".repeat(123)).reason()).hasSize(123);
    }

    @ParameterizedTest
    @CsvSource({"1000,true", "1003,true", "1004,false", "1005,false", "1006,false", "1007,true", "1011,true",
        "1013,true", "1015,false", "2010,false", "3000,true", "4999,true"})
    void reservedCodesAreNotForWebSocketFrames(int code, boolean allowed) {
        assertThat(new CloseStatus(code, "").isWebSocketCode()).isEqualTo(allowed);
    }
}
