package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Faults;
import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import dev.socketchat.local.ReceivedRequest;
import dev.socketchat.local.model.Model;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The platform that the WAR under test is configured for: in another process, at its own port, with a key. */
final class PlatformElsewhere implements BeforeEachCallback, AfterEachCallback {

    static final String KEY = "oct_sk_test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORT = Integer.getInteger("it.platform.port");

    private final UnaryOperator<LocalPlatformOptions> options;
    private LocalPlatform platform;

    PlatformElsewhere() {
        this(UnaryOperator.identity());
    }

    private PlatformElsewhere(UnaryOperator<LocalPlatformOptions> options) {
        this.options = options;
    }

    /** The same with a model of the test's own in place of the agent's script. */
    static PlatformElsewhere answeredBy(Model model) {
        return new PlatformElsewhere(options -> options.withModels(agent -> model));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop();
    }

    void start() {
        platform = LocalPlatform.start(options.apply(LocalPlatformOptions.standard(PlatformElsewhere::daemon)
                .withPort(PORT).withKey(KEY).withWordDelay(Duration.ZERO).withFaultControl()));
    }

    void stop() {
        platform.close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "platform-elsewhere");
        thread.setDaemon(true);
        return thread;
    }

    Faults faults() {
        return platform.faults();
    }

    /** What was asked of it, by the last part of the path. */
    List<ReceivedRequest> requests(String path) {
        return platform.requests().stream().filter(request -> request.path().endsWith(path)).toList();
    }

    /** Waits until that many runs were asked for. */
    void awaitRuns(int count) {
        awaitRequests("/trigger", count);
    }

    /** Waits until it was asked for something that often; the path's last part says for what. */
    void awaitRequests(String path, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (requests(path).size() < count) {
            assertThat(System.nanoTime()).as("%d times %s asked for in time", count, path).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    LocalPlatform running() {
        return platform;
    }
}
