package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
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
    private static final int QUEUE_KILOBYTES = 64;

    private final List<StalledBrowser> stalled = new ArrayList<>();
    private final List<PunctualBrowser> punctual = new ArrayList<>();

    /** How a browser can stop reading. */
    enum Kind {
        WEBSOCKET, XHR_STREAMING, EVENTSOURCE, XHR_POLLING;

        StalledBrowser connect(URI application) throws IOException {
            return switch (this) {
                case WEBSOCKET -> StalledBrowser.overWebSocket(application);
                case XHR_STREAMING -> StalledBrowser.overStreaming(application);
                case EVENTSOURCE -> StalledBrowser.overEventSource(application);
                case XHR_POLLING -> StalledBrowser.overPolling(application);
            };
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClasses(ServerProbe.class, ServerProbe.Reading.class).addAsResource(new StringAsset("""
                octavus.socket.stall-limit=PT2S
                octavus.socket.queue-bytes=%d
                octavus.socket.connections-per-address=0
                octavus.socket.connections-per-second=0
                octavus.socket.half-open-per-address=0
                octavus.run.per-minute-and-address=0
                octavus.run.max=2000
                """.formatted(QUEUE_KILOBYTES * 1024)), "META-INF/microprofile-config.properties");
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
    void whoStopsReadingIsLetGoAndNobodyElseMissesAnything(Kind kind) throws Exception {
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
        if (kind == Kind.WEBSOCKET) {
            assertThat(stalled).allMatch(StalledBrowser::isHungUpOn);
        }
        System.out.printf("%d browsers stalled on %s: p99 of %d others %.1f ms before, %.1f ms beside; heap +%d KiB, threads +%d%n",
                BROWSERS, kind, BROWSERS, alone.toNanos() / 1e6, beside.toNanos() / 1e6,
                during.heapKilobytes() - before.heapKilobytes(), during.threads() - before.threads());
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
