package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RehearsalTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itPlaysAnAnswerARefusalABrokenAnswerAPlatformThatIsAwayAndAnError() throws Exception {
        assertThat(new Rehearsal(bench.environment()).play()).containsExactly(RunOutcome.FINISHED, RunOutcome.FAILED,
                RunOutcome.INTERRUPTED, RunOutcome.FAILED, RunOutcome.FAILED);
    }

    @Test
    void itAsksThePlatformNothingSaysNothingAndLeavesNothingBehind() throws Exception {
        try (RecordedLog log = new RecordedLog("dev.socketchat.octavus")) {
            bench.client.rehearse();

            assertThat(log.lines()).isEmpty();
        }
        assertThat(bench.platform.received()).isEmpty();
        assertThat(bench.client.runs().underWay()).isZero();
        bench.threads.shutdown();
        assertThat(bench.threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
}
