package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkforceTest {

    private final ImmediateScheduler time = new ImmediateScheduler();
    private final TestBench bench = new TestBench(config -> config, time);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("B11 workforce: ids are percent-encoded, polling every 3 s goes on until a terminal status")
    void workforceRunsToItsEnd() {
        bench.platform
                .thenJson(201, "{\"threadId\":\"thr/1\",\"status\":\"pending\"}")
                .thenJson(200, thread("running"))
                .thenJson(200, thread("dreaming"))
                .thenJson(200, thread("completed"))
                .thenJson(202, "{\"threadId\":\"thr/1\",\"status\":\"queued\"}");

        Workforce.ThreadState done =
                bench.client.workforce().run("agt/1", "Go", JsonValue.EMPTY_JSON_ARRAY, Duration.ofMinutes(15));
        Workforce.Dispatched more =
                bench.client.workforce().followUp("agt/1", "thr/1", "More", JsonValue.EMPTY_JSON_ARRAY);

        assertThat(done.status()).isEqualTo("completed");
        assertThat(more.status()).isEqualTo("queued");
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
        assertThat(bench.platform.received())
                .extracting(ScriptedPlatform.Received::path)
                .containsExactly(
                        "/api/v1/workforce/agents/agt%2F1/threads",
                        "/api/v1/workforce/agents/agt%2F1/threads/thr%2F1",
                        "/api/v1/workforce/agents/agt%2F1/threads/thr%2F1",
                        "/api/v1/workforce/agents/agt%2F1/threads/thr%2F1",
                        "/api/v1/workforce/agents/agt%2F1/threads/thr%2F1/messages");
        assertThat(bench.platform.take().body()).isEqualTo("{\"message\":\"Go\"}");
    }

    @Test
    @DisplayName("B11 waiting raises when the time is up and when its thread is interrupted")
    void waitingIsBounded() {
        bench.platform.thenJson(200, thread("running")).thenJson(200, thread("running"));

        assertThatThrownBy(() -> bench.client.workforce().await("agt_1", "thr_1", Duration.ofSeconds(2)))
                .isInstanceOf(OctavusIoException.class);
        try (TestBench slow = new TestBench()) {
            slow.platform.thenJson(200, thread("running"));
            Thread waiting = Thread.currentThread();
            slow.threads.execute(() -> {
                slow.platform.take();
                waiting.interrupt();
            });
            assertThatThrownBy(() -> slow.client.workforce().await("agt_1", "thr_1", Duration.ofMinutes(15)))
                    .isInstanceOfAny(CancellationException.class, OctavusIoException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static String thread(String status) {
        JsonObject state = Json.object()
                .add("threadId", "thr/1")
                .add("status", status)
                .addNull("failureReason")
                .add("messages", JsonValue.EMPTY_JSON_ARRAY)
                .build();
        return state.toString();
    }
}
