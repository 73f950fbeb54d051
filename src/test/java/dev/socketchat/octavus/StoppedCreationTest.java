package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stop does while the platform still creates the session. */
@Timeout(30)
class StoppedCreationTest {

    private static final SocketMessage STOP = new SocketMessage.Stop();
    private static final List<Files.Announcement> PHOTO = List.of(new Files.Announcement("a.png", "image/png", 4));
    private static final String PLACES =
            """
            {"files":[{"id":"file_7","uploadUrl":"http://127.0.0.1/up","downloadUrl":"http://127.0.0.1/down"}]}""";

    private final TestBench bench = new TestBench(config -> config.maxRuns(2));
    private final CountDownLatch broken = new CountDownLatch(1);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theRequestIsBrokenOffAndTheNextQuestionMakesAnother() throws InterruptedException {
        AgentSession session = createdNever();
        RecordingListener stopped = begun(session);

        session.handle(STOP, new RecordingListener());
        bench.platform.thenSession("ses_2").thenEvents(START, FINISH);
        RecordingListener next = run(session, trigger("Again"));

        assertThat(stopped.outcome()).isEqualTo(RunOutcome.STOPPED);
        assertThat(stopped.events()).isEmpty();
        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(next.texts()).containsExactly(START, FINISH);
        assertThat(paths()).containsExactly("/api/agent-sessions", "/api/agent-sessions", "/api/agent-sessions/ses_2/trigger");
    }

    @Test
    void whatWasReplacedBeforeTheStopDoesNotKeepTheRequest() throws InterruptedException {
        AgentSession session = createdNever();
        RecordingListener replaced = begun(session);
        RecordingListener stopped = new RecordingListener();
        session.handle(trigger("two"), stopped);

        session.handle(STOP, new RecordingListener());

        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(replaced.outcome(), stopped.outcome())).containsOnly(RunOutcome.STOPPED);
    }

    @Test
    void anUploadThatWaitsForTheSameSessionGetsIt() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        bench.platform
                .then(wire -> {
                    release.await();
                    wire.json(200, "{\"sessionId\":\"ses_1\"}");
                })
                .thenJson(200, PLACES)
                .thenEvents(START, FINISH);
        AgentSession session = bench.deferred(Tools.NONE);
        CompletableFuture<List<Files.Target>> targets = upload(session);
        bench.platform.take();
        session.handle(trigger("Hello"), new RecordingListener());

        session.handle(STOP, new RecordingListener());
        release.countDown();

        assertThat(targets.get(10, TimeUnit.SECONDS)).hasSize(1);
        assertThat(run(session, trigger("Again")).outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(paths()).filteredOn(path -> path.equals("/api/agent-sessions")).hasSize(1);
    }

    @Test
    void anAnswerThatComesAllTheSameIsNotUsed() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger sessions = new AtomicInteger();
        AgentSession session = bench.client.agentSessions().deferred(() -> {
            int number = sessions.incrementAndGet();
            asked.countDown();
            while (number == 1 && release.getCount() > 0) {
                // Hears no interruption.
                Thread.onSpinWait();
            }
            return "ses_" + number;
        }, Tools.NONE);
        session.handle(trigger("one"), new RecordingListener());
        await(asked);
        session.handle(STOP, new RecordingListener());

        bench.platform.thenEvents(START, FINISH).thenEvents(START, FINISH);
        run(session, trigger("two"));
        release.countDown();
        run(session, trigger("three"));

        assertThat(paths()).containsOnly("/api/agent-sessions/ses_2/trigger");
    }

    @Test
    void anApplicationThatHangsIsInterruptedAndItsSlotIsFreed() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        OctavusConfig one = OctavusConfig.builder(bench.platform.uri()).maxRuns(1).build();
        try (OctavusClient client = new OctavusClient(one, bench.environment())) {
            AgentSession session = client.agentSessions().deferred(() -> {
                asked.countDown();
                await(never);
                return "ses_1";
            }, Tools.NONE);
            session.handle(trigger("one"), new RecordingListener());
            await(asked);
            session.handle(STOP, new RecordingListener());

            bench.platform.otherwise(wire -> wire.stream().events(START, FINISH).done());
            AgentSession other = client.agentSessions().attach("ses_3", Tools.NONE);
            while (run(other, trigger("two")).outcome() != RunOutcome.FINISHED) {
                // The slot is given back a moment after the interruption.
                Thread.onSpinWait();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private AgentSession createdNever() {
        bench.platform.then(wire -> wire.awaitClosed(broken));
        return bench.deferred(Tools.NONE);
    }

    private RecordingListener begun(AgentSession session) {
        RecordingListener first = new RecordingListener();
        session.handle(trigger("one"), first);
        bench.platform.take();
        return first;
    }

    private List<String> paths() {
        return bench.platform.received().stream().map(ScriptedPlatform.Received::path).toList();
    }

    private static CompletableFuture<List<Files.Target>> upload(AgentSession session) {
        CompletableFuture<List<Files.Target>> targets = new CompletableFuture<>();
        session.requestUploads(PHOTO, new UploadTargetsListener() {
            @Override
            public void onTargets(List<Files.Target> found) {
                targets.complete(found);
            }

            @Override
            public void onFailure(StreamEvent.Failure failure) {
                targets.completeExceptionally(new AssertionError(failure.json()));
            }
        });
        return targets;
    }
}
