package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"127.0.0.1,http://127.0.0.1:80", "::1,http://[0:0:0:0:0:0:0:1]:80"})
    void itsPlatformHasAnAddressOfEitherKind(String loopback, String address) throws UnknownHostException {
        assertThat(Rehearsal.address(InetAddress.getByName(loopback), 80)).hasToString(address);
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
