package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OctavusClientTest {

    private final Tools tools =
            Tools.builder().add("t", (args, context) -> args).build();

    @Test
    @DisplayName("A1 A5 A6 requests go below the base address with key and version, and without a trace header unless"
            + " wanted")
    void requestsCarryKeyAndVersion() {
        try (TestBench bench = new TestBench(
                config -> OctavusConfig.builder(URI.create(config.build().baseUrl() + "/base/"))
                        .apiKey(Secret.of("oct_sk_1")))) {
            everyKindOfRequest(bench);

            assertThat(bench.platform.received()).hasSize(5).allSatisfy(request -> {
                assertThat(request.path()).startsWith("/base/api/");
                assertThat(request.header("authorization")).contains("Bearer oct_sk_1");
                assertThat(request.header("x-octavus-sdk-version")).contains("4");
                assertThat(request.header("content-type")).contains("application/json");
                assertThat(request.header("x-octavus-trace")).isEmpty();
                assertThat(request.header("upgrade")).isEmpty();
            });
        }
    }

    @Test
    @DisplayName("A3 A6 without a key no authorization is sent; with tracing on every request says so")
    void requestsWithoutKeyButTraced() {
        try (TestBench bench = new TestBench(
                config -> OctavusConfig.builder(config.build().baseUrl()).traceModelRequests(true))) {
            everyKindOfRequest(bench);

            assertThat(bench.platform.received()).allSatisfy(request -> {
                assertThat(request.header("authorization")).isEmpty();
                assertThat(request.header("x-octavus-trace")).contains("true");
            });
        }
    }

    @Test
    @DisplayName("A4 a credential source is asked once for every attempt, retries and continuations included")
    void credentialSourceIsAskedPerAttempt() {
        AtomicInteger asked = new AtomicInteger();
        try (TestBench bench = new TestBench(
                config -> config.credentials(() -> Secret.of("k" + asked.incrementAndGet())),
                new ImmediateScheduler())) {
            bench.platform
                    .thenJson(503, "{}")
                    .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                    .thenEvents(START, FINISH);

            run(bench.session(tools), trigger("Hello"));

            assertThat(bench.platform.received())
                    .extracting(request -> request.header("authorization").orElse(""))
                    .containsExactly("Bearer k1", "Bearer k2", "Bearer k3");
        }
    }

    @Test
    @DisplayName("A9 dashboard links")
    void dashboardLinks() {
        try (TestBench bench = new TestBench()) {
            assertThat(bench.client.sessionPage("ses 1"))
                    .isEqualTo(URI.create(bench.platform.uri() + "/platform/sessions/ses%201"));
            assertThat(bench.client.agentPage("agt_1"))
                    .isEqualTo(URI.create(bench.platform.uri() + "/platform/agents/agt_1"));
        }
    }

    @Test
    @DisplayName("S8 the key is in no string, log or event, whatever happens")
    void keyStaysSecret() {
        StringBuilder log = new StringBuilder();
        Logger root = Logger.getLogger("");
        Handler recorder = new Handler() {
            @Override
            public synchronized void publish(LogRecord entry) {
                log.append(entry.getMessage()).append(entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger ours = Logger.getLogger("dev.socketchat");
        recorder.setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        root.addHandler(recorder);
        try (TestBench bench =
                new TestBench(config -> config.apiKey(Secret.of("canary-4711")).maxRetries(0))) {
            OctavusConfig config = OctavusConfig.builder(URI.create("http://x"))
                    .apiKey(Secret.of("canary-4711"))
                    .build();
            bench.platform
                    .thenJson(401, "{\"error\":\"bad key\"}")
                    .thenJson(500, "{}")
                    .then(ScriptedPlatform.Wire::reset)
                    .thenEvents(START);
            for (int i = 0; i < 4; i++) {
                assertThat(run(bench.session(), trigger("Hello")).texts().toString())
                        .doesNotContain("canary");
            }
            assertThat(config.toString()).doesNotContain("canary").contains("***");
            assertThat(log.toString()).contains("Run ").doesNotContain("canary");
        } finally {
            root.removeHandler(recorder);
            ours.setLevel(null);
        }
    }

    private void everyKindOfRequest(TestBench bench) {
        bench.platform
                .thenSession("ses_1")
                .thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH)
                .thenEvents(START, FINISH)
                .thenJson(200, "{\"agents\":[]}")
                .thenJson(200, "{\"sessionId\":\"s\",\"cleared\":true}");
        run(bench.deferred(tools), trigger("Hello"));
        bench.client.agents().list();
        bench.client.agentSessions().clear("ses_1");
    }
}
