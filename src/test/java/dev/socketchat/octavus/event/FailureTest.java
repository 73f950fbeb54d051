package dev.socketchat.octavus.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "rate_limit_error, platform, RATE_LIMIT",
        "quota_exceeded_error, platform, QUOTA_EXCEEDED",
        "validation_error, platform, VALIDATION"
    })
    @DisplayName("H2 failures know their type")
    void failuresKnowTheirType(String type, String source, ErrorType expected) {
        assertThat(failure(type, source).is(expected)).isTrue();
        assertThat(failure("unknown_error", source).is(expected)).isFalse();
    }

    @Test
    @DisplayName("H2 authentication, provider, tool and retryable are told apart")
    void failuresAreToldApart() {
        assertThat(failure("authentication_error", "platform").isAuthentication())
                .isTrue();
        assertThat(failure("permission_error", "platform").isAuthentication()).isTrue();
        assertThat(failure("provider_timeout", "platform").isProvider()).isTrue();
        assertThat(failure("internal_error", "provider").isProvider()).isTrue();
        assertThat(failure("tool_error", "platform").isTool()).isTrue();
        assertThat(failure("execution_error", "platform"))
                .matches(it -> !it.isAuthentication() && !it.isProvider() && !it.isTool() && !it.retryable());
    }

    @Test
    @DisplayName("H3 error events made here are not retryable and leave optional members out")
    void errorEventsHaveDefaults() {
        assertThat(StreamEvent.Failure.of(ErrorType.VALIDATION, "No.").json())
                .isEqualTo(
                        "{\"type\":\"error\",\"errorType\":\"validation_error\",\"message\":\"No.\",\"source\":\"platform\",\"retryable\":false}");
        assertThat(StreamEvent.Failure.of(ErrorType.TOOL).message()).isEqualTo(ErrorType.TOOL.safeText());
    }

    private static StreamEvent.Failure failure(String type, String source) {
        return (StreamEvent.Failure) new EventParser()
                .parse("{\"type\":\"error\",\"errorType\":\"" + type + "\",\"message\":\"m\",\"source\":\"" + source
                        + "\"}")
                .orElseThrow();
    }
}
