package dev.socketchat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts a platform for each test and checks afterwards that it has left no thread behind. */
abstract class PlatformTest {

    static final Duration SOON = Duration.ofSeconds(10);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    LocalPlatform platform;
    PlatformCaller caller;

    @BeforeEach
    void start() {
        platform = LocalPlatform.start(options());
        caller = new PlatformCaller(platform.baseUri(), Optional.empty());
    }

    @AfterEach
    void stop() throws InterruptedException {
        platform.close();
        for (Thread thread : threads) {
            thread.join(SOON.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    LocalPlatformOptions options() {
        return LocalPlatformOptions.standard(this::thread).withWordDelay(Duration.ZERO)
                .withTimes(Duration.ofSeconds(15), Duration.ofMillis(50));
    }

    final Thread thread(Runnable task) {
        Thread thread = new Thread(task, "local-platform-" + threads.size());
        threads.add(thread);
        return thread;
    }
}
