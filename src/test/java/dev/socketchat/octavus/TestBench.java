package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

/** A scripted platform, a client of it and the threads they need. */
final class TestBench implements AutoCloseable {

    static final String START = "{\"type\":\"start\",\"messageId\":\"msg_2\",\"executionId\":\"exe_1\"}";
    static final String FINISH = "{\"type\":\"finish\",\"finishReason\":\"stop\",\"executionId\":\"exe_1\"}";
    static final String TOOLS_FINISH =
            "{\"type\":\"finish\",\"finishReason\":\"tool-calls\",\"executionId\":\"exe_1\"}";
    static final String TEXT = "{\"type\":\"text-delta\",\"id\":\"t1\",\"delta\":\"Hi\"}";

    final ScriptedPlatform platform = new ScriptedPlatform();
    final ExecutorService threads = Executors.newCachedThreadPool();
    final ScheduledExecutorService scheduler;
    final OctavusClient client;

    TestBench() {
        this(UnaryOperator.identity());
    }

    TestBench(UnaryOperator<OctavusConfig.Builder> settings) {
        this(settings, Executors.newSingleThreadScheduledExecutor());
    }

    TestBench(UnaryOperator<OctavusConfig.Builder> settings, ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
        OctavusConfig config = settings.apply(OctavusConfig.builder(platform.uri())
                        .apiKey(Secret.of("key"))
                        .idleTimeout(Duration.ofSeconds(20)))
                .build();
        client = new OctavusClient(config, environment());
    }

    Environment environment() {
        Random random = new Random(1);
        return new Environment(threads, threads, scheduler, System::nanoTime, Clock.systemUTC(), random);
    }

    AgentSession session(Tools tools) {
        return client.agentSessions().attach("ses_1", tools);
    }

    AgentSession session() {
        return session(Tools.NONE);
    }

    AgentSession deferred(Tools tools) {
        return client.agentSessions().deferred("agt_1", () -> Map.of("COMPANY_NAME", "Acme"), tools);
    }

    static SocketMessage.Trigger trigger(String text) {
        return SocketMessage.Trigger.of(
                "user-message", Json.object().add("USER_MESSAGE", text).build());
    }

    static SocketMessage message(String json) {
        return SocketMessage.parse(json);
    }

    /** Runs one message to its end. */
    static RecordingListener run(AgentSession session, SocketMessage message) {
        RecordingListener listener = new RecordingListener();
        session.handle(message, listener);
        listener.outcome();
        return listener;
    }

    static String toolRequest(String... calls) {
        return "{\"type\":\"tool-request\",\"toolCalls\":[" + String.join(",", List.of(calls)) + "]}";
    }

    static String call(String id, String name) {
        return "{\"toolCallId\":\"" + id + "\",\"toolName\":\"" + name + "\",\"args\":{\"of\":\"" + id
                + "\"},\"source\":\"llm\"}";
    }

    static JsonObject json(StreamEvent event) {
        return Json.parseObject(event.json());
    }

    @Override
    public void close() {
        client.close();
        platform.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }
}
