package dev.socketchat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest extends PlatformTest {

    @Override
    LocalPlatformOptions options() {
        return super.options().withTimes(Duration.ofMillis(20), Duration.ofMillis(50));
    }

    @Test
    void heartbeatsComeWhileNothingElseIsSent() throws IOException, InterruptedException {
        platform.faults().next(new Fault.Silence(1, true));

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(caller.open(
                PlatformCaller.triggerPath(caller.createSession()), PlatformCaller.userMessage("hello")).body(),
                StandardCharsets.UTF_8))) {
            assertThat(lines.lines().filter(": heartbeat"::equals).limit(3).count()).isEqualTo(3);
        }
    }
}
