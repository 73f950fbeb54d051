package dev.socketchat.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.event.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class AskAnAgentTest {

    @Test
    void theReadmesClientAsksTheLocalPlatformAndRunsItsTool() {
        ExecutorService threads = Executors.newCachedThreadPool();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        List<StreamEvent> events = new ArrayList<>();
        try (LocalPlatform platform = LocalPlatform.start(
                LocalPlatformOptions.standard(Thread::new).withKey("oct_sk_test").withWordDelay(Duration.ZERO))) {
            OctavusConfig config = OctavusConfig.builder(platform.baseUri()).apiKey(Secret.of("oct_sk_test")).build();

            AskAnAgent.ask(config, platform.agentId(), "What plan am I on?", threads, scheduler, events::add);
        } finally {
            threads.shutdownNow();
            scheduler.shutdownNow();
        }

        assertThat(events).extracting(StreamEvent::type).contains("tool-output-available").endsWith("finish");
        assertThat(events.toString()).contains("pro");
    }
}
