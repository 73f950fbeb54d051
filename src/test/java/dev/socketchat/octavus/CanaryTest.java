package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.config.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks for the key in everything a log at its finest and a reader of events can see, whatever the platform does. */
class CanaryTest {

    private static final String CANARY = "oct_sk_canary_5e5f1a";

    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler everything = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };
    private final TestBench bench = new TestBench(settings -> settings.apiKey(Secret.of(CANARY)).maxRetries(0)
            .idleTimeout(Duration.ofSeconds(2)));

    @BeforeEach
    void listen() {
        everything.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(everything);
    }

    @AfterEach
    void close() {
        root.removeHandler(everything);
        root.setLevel(before);
        bench.close();
    }

    @Test
    @DisplayName("S8 the key is in no line of the log and in no event, whatever the platform answers")
    void theKeyIsNowhere() {
        String echo = "{\"error\":\"Bearer was refused\",\"headers\":\"none\"}";
        List<String> seen = new ArrayList<>();
        for (int status : new int[] {400, 401, 402, 403, 404, 413, 429, 500, 503}) {
            bench.platform.thenJson(status, echo);
            seen.addAll(texts());
        }
        bench.platform.thenEvents(START, "{\"type\":\"broken");
        seen.addAll(texts());
        bench.platform.close();
        seen.addAll(texts());

        assertThat(bench.platform.received()).isNotEmpty().allSatisfy(request ->
                assertThat(request.headers().toString()).contains(CANARY));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(11).noneMatch(text -> text.contains(CANARY));
        assertThat(records).isNotEmpty().noneMatch(entry -> print(entry).contains(CANARY));
        assertThat(bench.client.toString() + bench.environment()).doesNotContain(CANARY);
    }

    private List<String> texts() {
        return TestBench.run(bench.session(), trigger("Hello")).texts();
    }

    private static String print(LogRecord entry) {
        StringWriter text = new StringWriter();
        text.write(new SimpleFormatter().format(entry));
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
