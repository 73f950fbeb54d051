package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.sse.EventStreamWriter;
import dev.socketchat.octavus.tool.Tools;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AgentStreamTest {

    private static final String STOPPED = "{\"type\":\"finish\",\"finishReason\":\"stop\"}";

    private final TestBench bench =
            new TestBench(config -> config.idleTimeout(Duration.ofSeconds(1)).maxRetries(0));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("C6 closed before the first pull of a session to be created, the stream says so and asks for nothing")
    void closedBeforeTheSessionWasCreated() {
        AgentStream stream = bench.deferred(Tools.NONE).execute(trigger("Hello"));
        stream.close();

        assertThat(texts(stream)).containsExactly(STOPPED);
        assertThat(stream.outcome()).contains(RunOutcome.STOPPED);
        assertThat(bench.platform.received()).isEmpty();
    }

    @Test
    @DisplayName("C10 a platform that refuses to create the session gives the same event as one that refuses the turn")
    void refusedCreationIsAnEvent() {
        bench.platform.then(wire -> wire.json(401, "{\"error\":\"no\"}"));
        AgentStream stream = bench.deferred(Tools.NONE).execute(trigger("Hello"));

        assertThat(texts(stream)).singleElement().asString().contains("authentication_error");
        assertThat(stream.outcome()).contains(RunOutcome.FAILED);
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    @DisplayName("C1 nothing is requested before the first pull, and events come while the answer is still open")
    void streamIsLazyAndLive() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        bench.platform.then(wire -> {
            wire.stream().events(START);
            assertThat(seen.await(5, TimeUnit.SECONDS)).isTrue();
            wire.events(FINISH).done();
        });
        try (AgentStream stream = bench.session().execute(trigger("Hello"))) {
            Iterator<StreamEvent> events = stream.iterator();
            assertThat(bench.platform.received()).isEmpty();

            assertThat(events.next().json()).isEqualTo(START);
            seen.countDown();
            assertThat(events.next().json()).isEqualTo(FINISH);
            assertThat(events.hasNext()).isFalse();
            assertThat(stream.outcome()).contains(RunOutcome.FINISHED);
            assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    @DisplayName("C2 the body of a continuation is the execution and its results, as they are")
    void continuationBodyIsExact() {
        bench.platform.thenEvents(START, FINISH);
        String results = "[{\"toolCallId\":\"c\",\"toolName\":\"t\",\"result\":1,\"workerId\":\"w\"}]";
        SocketMessage.Continue message = new SocketMessage.Continue(
                "exe_1", Json.parseObject("{\"a\":" + results + "}").getJsonArray("a"));

        texts(bench.session().execute(message));

        assertThat(bench.platform.take().body())
                .isEqualTo("{\"executionId\":\"exe_1\",\"toolResults\":" + results + "}");
    }

    @Test
    @DisplayName("C6 closing from another thread ends with one finish of reason stop, and the platform sees the close")
    void closingEndsWithOneFinish() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.stream().events(START, TEXT).awaitClosed(closed));
        AgentStream stream = bench.session().execute(trigger("Hello"));
        List<String> texts = new ArrayList<>();
        for (StreamEvent event : stream) {
            texts.add(event.json());
            if (texts.size() == 2) {
                bench.threads.execute(stream::close);
            }
        }

        assertThat(texts).containsExactly(START, TEXT, STOPPED);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.outcome()).contains(RunOutcome.STOPPED);
    }

    @Test
    @DisplayName("C6 a stream closed before its first pull makes no request")
    void closedStreamMakesNoRequest() {
        AgentStream stream = bench.session().execute(trigger("Hello"));
        stream.close();

        assertThat(texts(stream)).containsExactly(STOPPED);
        assertThat(bench.platform.received()).isEmpty();
    }

    @Test
    @DisplayName("C6 closing after a finish adds none")
    void closingAfterFinishAddsNone() {
        bench.platform.then(wire -> wire.stream().events(START, FINISH).awaitClosed(new CountDownLatch(1)));
        AgentStream stream = bench.session().execute(trigger("Hello"));
        List<String> texts = new ArrayList<>();
        for (StreamEvent event : stream) {
            texts.add(event.json());
            if (event.isTerminal()) {
                stream.close();
            }
        }

        assertThat(texts).containsExactly(START, FINISH);
    }

    @Test
    @DisplayName("D11 closing during a tool ends with finish while the tool still sleeps, and nothing is posted")
    void closingDuringAToolEndsAtOnce() throws InterruptedException {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "stubborn")), TOOLS_FINISH);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AgentStream stream = bench.session(Tools.builder()
                        .add("stubborn", (args, context) -> {
                            running.countDown();
                            while (!context.isCancelled() && release.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return null;
                        })
                        .build())
                .execute(trigger("Hello"));
        bench.threads.execute(() -> {
            try {
                running.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stream.close();
        });

        assertThat(texts(stream)).containsExactly(START, STOPPED);
        release.countDown();
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    @DisplayName("C11 an idle stream ends without event or exception, as a typed outcome")
    void idleStreamEndsWithoutEvent() {
        bench.platform.then(wire -> wire.stream().events(START, TEXT).awaitClosed(new CountDownLatch(1)));
        AgentStream stream = bench.session().execute(trigger("Hello"));

        assertThat(texts(stream)).containsExactly(START, TEXT);
        assertThat(stream.outcome()).contains(RunOutcome.INTERRUPTED);
        assertThat(stream.failure())
                .get()
                .isInstanceOf(OctavusIoException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("fell silent");
    }

    @Test
    @DisplayName("C11 a stream that breaks off ends without event or exception, as a typed outcome")
    void brokenStreamEndsWithoutEvent() {
        bench.platform.then(wire -> wire.stream().events(START, TEXT));
        AgentStream stream = bench.session().execute(trigger("Hello"));

        assertThat(texts(stream)).containsExactly(START, TEXT);
        assertThat(stream.outcome()).contains(RunOutcome.INTERRUPTED);
        assertThat(stream.failure())
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("broke off");
    }

    @Test
    @DisplayName("C11 the idle clock stands still while the reader is busy")
    void idleClockStandsStillWhileTheReaderIsBusy() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        bench.platform.then(wire -> {
            wire.stream().events(START);
            go.await(5, TimeUnit.SECONDS);
            wire.events(FINISH).done();
        });
        try (AgentStream stream = bench.session().execute(trigger("Hello"))) {
            Iterator<StreamEvent> events = stream.iterator();
            events.next();
            assertThat(new CountDownLatch(1).await(1500, TimeUnit.MILLISECONDS)).isFalse();
            go.countDown();

            assertThat(events.next().json()).isEqualTo(FINISH);
        }
    }

    @Test
    @DisplayName("C13 events after finish are delivered")
    void eventsAfterFinishAreDelivered() {
        String usage = "{\"type\":\"usage\",\"cost\":{},\"tokens\":{}}";
        bench.platform.thenEvents(START, FINISH, usage);

        assertThat(texts(bench.session().execute(trigger("Hello")))).containsExactly(START, FINISH, usage);
    }

    @Test
    @DisplayName("C15 a resource watcher hears each value, and the event is relayed even if it fails")
    void resourceWatchersHearValues() {
        String update = "{\"type\":\"resource-update\",\"name\":\"SUMMARY\",\"value\":%s}";
        bench.platform.thenEvents(
                START,
                update.formatted("\"one\""),
                update.formatted("null"),
                update.replace("SUMMARY", "OTHER").formatted("1"),
                FINISH);
        List<JsonValue> values = new ArrayList<>();
        Tools tools = Tools.builder()
                .watchResource("SUMMARY", (name, value) -> {
                    values.add(value);
                    throw new IllegalStateException("broken watcher");
                })
                .build();

        List<String> texts = texts(bench.session(tools).execute(trigger("Hello")));

        assertThat(values).containsExactly(Json.string("one"), JsonValue.NULL);
        assertThat(texts).hasSize(5);
    }

    @Test
    @DisplayName("A10 closing the client stops every stream")
    void closingTheClientStopsStreams() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        bench.platform.then(wire -> wire.stream().events(START).awaitClosed(closed));
        AgentStream stream = bench.session().execute(trigger("Hello"));
        stream.iterator().next();

        bench.client.close();

        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(texts(stream)).containsExactly(STOPPED);
    }

    @Test
    @DisplayName("F5 a stream is written out with its end mark, or with an error event instead")
    void streamIsWrittenOut() throws IOException {
        bench.platform.thenEvents(START, FINISH).then(ScriptedPlatform.Wire::reset);
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        ByteArrayOutputStream bad = new ByteArrayOutputStream();

        bench.session().execute(trigger("Hello")).writeTo(good, bench.scheduler, EventStreamWriter.HEARTBEAT);
        bench.session().execute(trigger("Hello")).writeTo(bad, bench.scheduler, EventStreamWriter.HEARTBEAT);

        assertThat(good).hasToString("data: " + START + "\n\ndata: " + FINISH + "\n\ndata: [DONE]\n\n");
        assertThat(bad.toString())
                .startsWith("data: {\"type\":\"error\",\"errorType\":\"internal_error\"")
                .doesNotContain("[DONE]");
    }

    static List<String> texts(AgentStream stream) {
        try (stream) {
            List<String> texts = new ArrayList<>();
            stream.forEach(event -> texts.add(event.json()));
            return texts;
        }
    }
}
