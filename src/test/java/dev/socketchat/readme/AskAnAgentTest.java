package dev.socketchat.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.UploadTargetsListener;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.tool.Tools;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskAnAgentTest {

    @Test
    void theReadmesClientAsksTheLocalPlatformAndRunsItsToolOnThreadsOfItsOwn() {
        List<StreamEvent> events = new ArrayList<>();
        try (LocalPlatform platform = LocalPlatform.start(
                LocalPlatformOptions.standard(Thread::new).withKey("oct_sk_test").withWordDelay(Duration.ZERO))) {
            OctavusConfig config = OctavusConfig.builder(platform.baseUri()).apiKey(Secret.of("oct_sk_test")).build();
            try (OctavusClient octavus = OctavusClient.standalone(config)) {
                AskAnAgent.ask(octavus, platform.agentId(), "What plan am I on?", events::add);
            }
        }

        assertThat(events).extracting(StreamEvent::type).contains("tool-output-available").endsWith("finish");
        assertThat(events.toString()).contains("pro");
    }

    @Test
    void itsThreadsEndWithIt() throws InterruptedException {
        OctavusConfig config = OctavusConfig.builder(URI.create("http://127.0.0.1:1")).build();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<Thread> own;
        try (OctavusClient octavus = OctavusClient.standalone(config)) {
            octavus.agentSessions().deferred("agt_1", Map::of, Tools.NONE)
                    .requestUploads(List.of(), new UploadTargetsListener() {
                        @Override
                        public void onTargets(List<Files.Target> targets) {
                        }

                        @Override
                        public void onFailure(StreamEvent.Failure failure) {
                        }
                    });
            own = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread) && thread.getName().startsWith("octavus-")).toList();
            assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
        }

        for (Thread thread : own) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
