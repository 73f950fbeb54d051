package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.json;
import static dev.socketchat.local.PlatformCaller.triggerPath;
import static dev.socketchat.local.PlatformCaller.userMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.local.http.HttpLimits;
import dev.socketchat.local.session.SessionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing grows without end, and nothing outlives the platform. */
class BoundsTest extends PlatformTest {

    @Override
    LocalPlatformOptions options() {
        return super.options().withLimits(HttpLimits.standard(), new SessionLimits(2, 4, Duration.ofDays(1)));
    }

    private int status(String session) {
        return caller.get("/api/agent-sessions/" + session).statusCode();
    }

    @Test
    void theSessionThatWasNotUsedForLongestIsForgotten() {
        String oldest = caller.createSession();
        String other = caller.createSession();
        assertThat(status(oldest)).isEqualTo(200);

        String newest = caller.createSession();

        assertThat(status(oldest)).isEqualTo(200);
        assertThat(status(newest)).isEqualTo(200);
        assertThat(status(other)).isEqualTo(404);
    }

    @Test
    void aSessionThatIsBusyIsNotForgotten() throws IOException, InterruptedException {
        String busy = caller.createSession();
        try (InputStream running = caller.open(triggerPath(busy), userMessage("!slow")).body()) {
            assertThat(running.read()).isPositive();
            caller.createSession();
            caller.createSession();

            assertThat(status(busy)).isEqualTo(200);
        }
    }

    @Test
    void theOldestMessagesOfASessionAreForgotten() {
        String session = caller.createSession();
        for (int i = 0; i < 4; i++) {
            caller.say(session, "hello " + i);
        }

        String shown = caller.get("/api/agent-sessions/" + session + "?format=ui").body();

        assertThat(json(shown).getJsonArray("messages")).hasSize(4);
        assertThat(shown).contains("hello 3").contains("hello 2").doesNotContain("hello 1");
    }

    @Test
    void requestsAreRememberedUpToALimit() {
        for (int i = 0; i < options().recorded() + 5; i++) {
            caller.get("/nothing");
        }

        assertThat(platform.requests()).hasSize(options().recorded());
    }

    @Test
    void aPortThatIsTakenIsSaidByTheException() {
        int port = platform.baseUri().getPort();

        assertThatThrownBy(() -> LocalPlatform.start(options().withPort(port)))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("port " + port)
                .hasCauseInstanceOf(BindException.class);
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> options().withPort(-1)).hasMessageContaining("port");
        assertThatThrownBy(() -> options().withKey(" ")).hasMessageContaining("key");
        assertThatThrownBy(() -> options().withAgents(List.of())).hasMessageContaining("agent");
        assertThatThrownBy(() -> options().withWordDelay(Duration.ofMillis(-1))).hasMessageContaining("delay");
        assertThatThrownBy(() -> options().withTimes(Duration.ZERO, Duration.ZERO)).hasMessageContaining("heartbeats");
    }

    @Test
    void closingThePlatformEndsItsStreams() throws IOException, InterruptedException {
        platform.faults().next(new Fault.Silence(1, false));
        try (InputStream running = caller.open(triggerPath(caller.createSession()), userMessage("hi")).body()) {
            assertThat(running.read()).isPositive();

            platform.close();

            assertThatThrownBy(running::readAllBytes).isInstanceOf(IOException.class);
        }
    }
}
