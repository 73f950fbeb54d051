package dev.socketchat.octavus.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusProtocolException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    /** What is read of an answer. */
    public record Created(String sessionId) {
    }

    @Test
    void membersThatNobodyReadsAreSkipped() {
        assertThat(new Bodies().read("{\"x\":[1,{}],\"sessionId\":\"s\"}", Created.class)).isEqualTo(new Created("s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"sessionId\":", "{\"x\":[", "{\"x\":{", "{\"x\":[1,", "{\"x\":{\"y\":[{", "{\"x\":[}",
        "{\"sessionId\":\"s\",\"x\":[[[\"a\"", "{\"sessionId\":\"s\"}}", "{\"sessionId\":{}}"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void whatIsNotWholeIsAFaultOfThePlatformAndNeverReadForEver(String text) {
        assertThatThrownBy(() -> new Bodies().read(text, Created.class)).isInstanceOf(OctavusProtocolException.class);
    }
}
