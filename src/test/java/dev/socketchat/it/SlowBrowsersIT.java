package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Browsers that stop reading an answer without end, beside others that do not. {@code -Dslow.browsers=200} makes an
 * experiment of it, whose figures are printed.
 */
@ArquillianTest
class SlowBrowsersIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final int BROWSERS = Integer.getInteger("slow.browsers", 10);
    private static final int EVENTS = 100;
    private static final Fault TRICKLE = new Fault.Flood(EVENTS, 1, Duration.ofMillis(20));
    private static final Fault ENDLESS = new Fault.Flood(Integer.MAX_VALUE, 64, Duration.ZERO);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CROWD_OF_EACH_KIND = 50;
    /** Deltas of two kilobytes, more than anybody takes. */
    private static final Fault LONG_DELTAS = new Fault.Raw(Collections.nCopies(100_000,
            ("data: {\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"" + "x".repeat(2000) + "\"}\n\n").getBytes(StandardCharsets.UTF_8)));
    private static final int MOST_KILOBYTES = 64 * 1024;

    private final List<StalledBrowser> stalled = new ArrayList<>();
    private final List<PunctualBrowser> punctual = new ArrayList<>();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClasses(ServerProbe.class, ServerProbe.Reading.class).addAsResource(new StringAsset("""
                octavus.socket.stall-limit=PT5S
                octavus.socket.connections-per-address=0
                octavus.socket.connections-per-second=0
                octavus.socket.half-open-per-address=0
                octavus.run.per-minute-and-address=0
                octavus.run.at-once-and-address=0
                octavus.run.max=2000
                """), "META-INF/microprofile-config.properties");
    }

    @AfterEach
    void leave() throws IOException {
        punctual.forEach(PunctualBrowser::close);
        for (StalledBrowser browser : stalled) {
            browser.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoStopsReadingIsLetGoAndNobodyElseMissesAnything(StalledBrowser.Kind kind) throws Exception {
        ServerProbe.Reading before = ServerProbe.read(Wars.contextAddress());
        Duration alone = streamToPunctualOnes();
        PLATFORM.faults().add(ENDLESS, FaultScope.STREAM, BROWSERS);
        for (int i = 0; i < BROWSERS; i++) {
            stalled.add(kind.connect(Wars.contextAddress()));
        }
        PLATFORM.awaitRuns(2 * BROWSERS);

        Duration beside = streamToPunctualOnes();
        ServerProbe.Reading during = ServerProbe.read(Wars.contextAddress());

        assertThat(PLATFORM.running().awaitAborted(BROWSERS, PATIENCE)).as("every answer nobody reads was broken off").isTrue();
        if (kind == StalledBrowser.Kind.WEBSOCKET) {
            assertThat(stalled).allMatch(StalledBrowser::isHungUpOn);
        }
        System.out.printf("%d browsers stalled on %s: p99 of %d others %.1f ms before, %.1f ms beside; heap +%d KiB, threads +%d%n",
                BROWSERS, kind, BROWSERS, alone.toNanos() / 1e6, beside.toNanos() / 1e6,
                during.heapKilobytes() - before.heapKilobytes(), during.threads() - before.threads());
    }

    @Test
    void twoHundredWhoReadNothingTakeNoMoreOfTheHeapThanAllTogetherMay() throws Exception {
        int crowd = CROWD_OF_EACH_KIND * StalledBrowser.Kind.values().length;
        PLATFORM.faults().add(LONG_DELTAS, FaultScope.STREAM, crowd);
        ServerProbe.Reading before = ServerProbe.read(Wars.contextAddress());
        for (int i = 0; i < CROWD_OF_EACH_KIND; i++) {
            for (StalledBrowser.Kind kind : StalledBrowser.Kind.values()) {
                stalled.add(kind.connect(Wars.contextAddress()));
            }
        }
        PLATFORM.awaitRuns(crowd);
        ServerProbe.Reading during = ServerProbe.read(Wars.contextAddress());

        System.out.printf("%d browsers stalled: heap +%d KiB%n", crowd, during.heapKilobytes() - before.heapKilobytes());
        assertThat(during.heapKilobytes() - before.heapKilobytes()).isLessThan(MOST_KILOBYTES);
        try (ChatClient reader = ChatClient.connect(Wars.contextAddress())) {
            assertThat(reader.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        }
    }

    /** Lets every punctual browser have an answer whole. Answers how late 99 of 100 events were at most. */
    private Duration streamToPunctualOnes() {
        PLATFORM.faults().add(TRICKLE, FaultScope.STREAM, BROWSERS);
        List<PunctualBrowser> now = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) {
            now.add(PunctualBrowser.connect(Wars.contextAddress()));
        }
        punctual.addAll(now);
        List<Long> delays = new ArrayList<>();
        for (PunctualBrowser browser : now) {
            assertThat(browser.awaitDelays()).hasSize(EVENTS);
            delays.addAll(browser.awaitDelays());
        }
        delays.sort(null);
        return Duration.ofNanos(delays.get(delays.size() * 99 / 100));
    }
}
