package dev.socketchat.chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.conversation.Conversations;
import dev.socketchat.chat.observe.RunStarted;
import dev.socketchat.octavus.RunCount;
import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final int RUNS = 20;

    private final ManualScheduler scheduler = new ManualScheduler();
    private long now;
    private RunCount runs = new RunCount(0, 0);
    private final SockJsServer server = new SockJsServer(any -> message -> { }, SockJsOptions.defaults(), scheduler, () -> now);
    private final Drain drain = new Drain(server, new Conversations(), scheduler, Duration.ofSeconds(25), () -> now, new Random(1));
    private final Metrics metrics = new Metrics();
    private final Health health = new Health(new Pulse(scheduler, () -> now), drain, metrics, new Health.Capacity(5, RUNS),
            AgentKind.DEMO, () -> runs);

    @Test
    void aServerAtEaseIsReady() {
        assertThat(health.ready().json()).hasToString("{\"status\":\"UP\",\"checks\":{\"accepting\":\"UP\",\"timers\":\"UP\","
                + "\"connections\":\"UP\",\"runs\":\"UP\",\"endings\":\"UP\"},\"stuck\":0,\"platform\":\"UP\",\"agent\":\"demo\"}");
        assertThat(health.ready().word()).isEqualTo("UP");
        assertThat(health.live().isUp()).isTrue();
    }

    @Test
    void aPlatformThatIsAwayIsShownAndChangesNothing() {
        metrics.platform().onNoAnswer();

        assertThat(health.ready().isUp()).isTrue();
        assertThat(health.ready().json().getString("platform")).isEqualTo("DEGRADED");
    }

    @Test
    void aServerThatIsDrainedIsNotReadyAndAlive() {
        drain.begin(Duration.ZERO);

        assertThat(health.ready().isUp()).isFalse();
        assertThat(health.live().isUp()).isTrue();
    }

    @Test
    void anAlmostFullServerIsNotReady() {
        for (int run = 0; run < 19; run++) {
            assertThat(health.ready().isUp()).as("%d runs", run).isTrue();
            metrics.accept(new RunStarted("r" + run, "s1", Optional.empty(), Optional.empty()));
        }

        assertThat(health.ready().isUp()).isFalse();
        assertThat(health.ready().json().getJsonObject("checks").getString("runs")).isEqualTo("DOWN");
    }

    @ParameterizedTest(name = "of {0} answers {1} do not end")
    @CsvSource({"0, 0, true, true", "3, 0, true, true", "3, 1, false, true", "3, 3, false, false", "1, 1, false, false"})
    void answersThatDoNotEndKeepBrowsersAwayAndCallForANewProcessOnceNoOtherIsUnderWay(
            int underWay, int stuck, boolean ready, boolean live) {
        runs = new RunCount(underWay, stuck);

        assertThat(health.ready().isUp()).isEqualTo(ready);
        assertThat(health.ready().json().getInt("stuck")).isEqualTo(stuck);
        assertThat(health.live().isUp()).isEqualTo(live);
    }

    @Test
    void timersThatStandStillForHalfAMinuteMeanThatItIsNotAlive() {
        now = Duration.ofSeconds(29).toNanos();
        assertThat(health.live().isUp()).isTrue();

        now = Duration.ofSeconds(31).toNanos();
        assertThat(health.live().isUp()).isFalse();

        scheduler.advance(Duration.ofSeconds(1));
        assertThat(health.live().isUp()).isTrue();
    }
}
