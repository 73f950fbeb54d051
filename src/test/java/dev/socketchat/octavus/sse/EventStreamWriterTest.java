package dev.socketchat.octavus.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventStreamWriterTest {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        scheduler.shutdownNow();
    }

    @Test
    @DisplayName("F5 events, end mark and nothing afterwards, byte for byte")
    void writesEventsAndTheEndMark() throws IOException {
        EventStreamWriter writer = new EventStreamWriter(out, scheduler, EventStreamWriter.HEARTBEAT);
        writer.event("{\"type\":\"text-delta\",\"delta\":\"ä\"}");
        writer.done();
        writer.event("{}");

        assertThat(out.toString(UTF_8))
                .isEqualTo("data: {\"type\":\"text-delta\",\"delta\":\"ä\"}\n\ndata: [DONE]\n\n");
        assertThat(EventStreamWriter.HEARTBEAT).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    @DisplayName("F5 heartbeats come at their interval until the end")
    void writesHeartbeats() throws Exception {
        CountDownLatch beats = new CountDownLatch(3);
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void flush() {
                beats.countDown();
            }
        };
        try (EventStreamWriter writer = new EventStreamWriter(counting, scheduler, Duration.ofMillis(5))) {
            assertThat(beats.await(5, TimeUnit.SECONDS)).isTrue();
            writer.done();
        }

        assertThat(out.toString(UTF_8))
                .startsWith(": heartbeat\n\n: heartbeat\n\n")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void eventsOfSeveralLinesAreRefused() {
        try (EventStreamWriter writer = new EventStreamWriter(out, scheduler, EventStreamWriter.HEARTBEAT)) {
            assertThatThrownBy(() -> writer.event("{\n}")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
