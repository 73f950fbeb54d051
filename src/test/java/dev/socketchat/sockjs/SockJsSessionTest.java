package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SockJsSessionTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingApplication application = new RecordingApplication();
    private final SockJsServer server = server(SockJsOptions.builder()
            .queueBytes(100)
            .queueMessages(1000)
            .highWaterBytes(10)
            .build());

    private SockJsServer server(SockJsOptions options) {
        return new SockJsServer(application, options, scheduler, scheduler::nanoTime);
    }

    private SockJsSession connect(Receiver receiver) {
        SockJsSession session = server.connect(TestPeers.guest()).orElseThrow();
        session.attach(receiver);
        return session;
    }

    private SockJsSession poll(RecordingReceiver receiver) {
        SockJsSession session = server.findOrCreate("id", TestPeers.guest()).orElseThrow();
        session.attach(receiver);
        return session;
    }

    @Test
    void openFrameComesFirstAndThenTheApplicationHears() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        connect(receiver);
        assertThat(receiver.frames()).containsExactly("o");
        assertThat(application.heard()).containsExactly("connected");
    }

    @Test
    void messagesSentWhileAFrameIsUnderWayLeaveTogether() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession session = connect(receiver);
        session.send("1");
        session.send(List.of("2", "3"));
        receiver.complete();
        session.send("4");
        receiver.complete();
        assertThat(receiver.frames()).containsExactly("o", "a[\"1\",\"2\",\"3\"]", "a[\"4\"]");
        assertThat(receiver.most()).isEqualTo(1);
    }

    @Test
    void closeFrameFollowsWhatIsQueuedAndIsTheLast() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession session = connect(receiver);
        session.send("1");
        session.close(CloseStatus.GO_AWAY);
        assertThat(session.send("2")).isFalse();
        session.close(CloseStatus.NORMAL);
        receiver.complete();
        receiver.complete();
        receiver.complete();
        assertThat(receiver.frames()).containsExactly("o", "a[\"1\"]", "c[3000,\"Go away!\"]");
        assertThat(receiver.ends()).containsExactly(CloseStatus.GO_AWAY);
        assertThat(application.heard()).containsExactly("connected", "close 3000");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aMillionFramesCompletedInlineDoNotGrowTheStack() {
        RecordingApplication echo = new RecordingApplication();
        SockJsServer wide = new SockJsServer(echo, SockJsOptions.defaults(), scheduler, scheduler::nanoTime);
        CountingReceiver receiver = new CountingReceiver(1_000_000);
        SockJsSession session = wide.connect(TestPeers.guest()).orElseThrow();
        receiver.feed(session);
        session.attach(receiver);
        assertThat(receiver.count()).isEqualTo(1_000_000);
    }

    @Test
    void overflowClosesTheConnectionAsSlow() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession session = connect(receiver);
        assertThat(session.send("x".repeat(100))).isTrue();
        assertThat(session.send("y")).isFalse();
        assertThat(session.isOpen()).isFalse();
        receiver.complete();
        assertThat(receiver.lastFrame()).isEqualTo("c[1008,\"Client reads too slowly\"]");
        assertThat(application.heard()).endsWith("close 1008");
    }

    @Test
    void theNumberOfQueuedMessagesIsBoundedToo() {
        SockJsSession session = connect(RecordingReceiver.manual());
        assertThat(session.send(java.util.Collections.nCopies(1000, ""))).isTrue();
        assertThat(session.send("")).isFalse();
    }

    @Test
    void aFrameWithoutProgressEndsTheConnectionAsSlow() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        connect(receiver);
        scheduler.advance(Duration.ofSeconds(29));
        assertThat(receiver.ends()).isEmpty();
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(receiver.ends()).containsExactly(CloseStatus.SLOW);
        assertThat(application.heard()).containsExactly("connected", "close 1008");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aLateCompletionOfADeadReceiverChangesNothing() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        connect(receiver);
        scheduler.advance(Duration.ofSeconds(31));
        receiver.complete();
        assertThat(receiver.frames()).containsExactly("o");
        assertThat(application.heard()).containsExactly("connected", "close 1008");
    }

    @Test
    void aProducerWaitsForRoomUntilTheQueueHasLeft() throws InterruptedException {
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession session = connect(receiver);
        session.send("x".repeat(11));
        assertThat(session.awaitRoom(Duration.ZERO)).isFalse();
        receiver.complete();
        assertThat(session.awaitRoom(Duration.ZERO)).isTrue();
    }

    @Test
    void manySmallMessagesMakeAProducerWaitToo() throws InterruptedException {
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession session = connect(receiver);
        session.send(java.util.Collections.nCopies(501, ""));
        assertThat(session.awaitRoom(Duration.ZERO)).isFalse();
        receiver.complete();
        assertThat(session.awaitRoom(Duration.ZERO)).isTrue();
    }

    @Test
    void aProducerThatWaitsForRoomIsWokenByTheClose() throws InterruptedException {
        SockJsSession session = connect(RecordingReceiver.manual());
        session.send("x".repeat(11));
        var answer = new java.util.concurrent.CompletableFuture<Boolean>();
        Thread producer = new Thread(() -> {
            try {
                answer.complete(session.awaitRoom(Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        producer.start();
        session.close(CloseStatus.NORMAL);
        assertThat(answer.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join()).isFalse();
        producer.join();
    }

    @Test
    void messagesAreHeardInOrderAndTheCloseLast() {
        SockJsSession session = connect(RecordingReceiver.inline());
        application.onMessage((connection, message) -> {
            if (message.equals("1")) {
                session.deliver(List.of("3"));
                session.close(CloseStatus.NORMAL);
            }
        });
        session.deliver(List.of("1", "2"));
        session.deliver(List.of("4"));
        assertThat(application.heard())
                .containsExactly("connected", "message 1", "message 2", "message 3", "close 1000");
    }

    @Test
    void anApplicationThatFailsEndsItsOwnConnectionAlone() {
        RecordingReceiver healthy = RecordingReceiver.inline();
        SockJsSession other = connect(healthy);
        RecordingReceiver receiver = RecordingReceiver.inline();
        SockJsSession session = connect(receiver);
        application.onMessage((connection, message) -> {
            if (message.equals("bad")) {
                throw new IllegalStateException("no");
            }
        });
        session.deliver(List.of("bad", "after"));
        other.deliver(List.of("good"));
        assertThat(receiver.lastFrame()).isEqualTo("c[1011,\"Internal error\"]");
        assertThat(application.heard())
                .containsExactly("connected", "connected", "message bad", "close 1011", "message good");
        assertThat(other.isOpen()).isTrue();
    }

    @Test
    void anApplicationThatFailsToGreetEndsTheConnection() {
        SockJsServer failing = new SockJsServer(
                connection -> {
                    throw new IllegalStateException("no");
                },
                SockJsOptions.defaults(),
                scheduler,
                scheduler::nanoTime);
        RecordingReceiver receiver = RecordingReceiver.inline();
        failing.connect(TestPeers.guest()).orElseThrow().attach(receiver);
        assertThat(receiver.frames()).containsExactly("o", "c[1011,\"Internal error\"]");
        assertThat(failing.sessionCount()).isZero();
    }

    @Test
    void moreThanTheApplicationTakesClosesTheConnection() {
        SockJsSession session = connect(RecordingReceiver.inline());
        application.onMessage((connection, message) -> {
            session.deliver(List.of("x".repeat(60)));
            assertThat(session.deliver(List.of("y".repeat(60)))).isFalse();
        });
        session.deliver(List.of("1"));
        assertThat(session.isOpen()).isFalse();
        assertThat(application.heard()).endsWith("close 1008");
    }

    @Test
    void heartbeatsComeWhileAReceiverIsAttachedAndNotBefore() {
        RecordingReceiver receiver = RecordingReceiver.inline();
        connect(receiver);
        scheduler.advance(Duration.ofSeconds(24));
        assertThat(receiver.frames()).containsExactly("o");
        scheduler.advance(Duration.ofSeconds(60));
        assertThat(receiver.frames()).containsExactly("o", "h", "h", "h");
    }

    @Test
    void aPingWithoutAnAnswerEndsTheConnection() {
        RecordingReceiver receiver = RecordingReceiver.inline().answeringProbes();
        connect(receiver);
        scheduler.advance(Duration.ofSeconds(44));
        assertThat(receiver.ends()).isEmpty();
        scheduler.advance(Duration.ofSeconds(3));
        assertThat(receiver.ends()).containsExactly(CloseStatus.NO_RESPONSE);
        assertThat(application.heard()).containsExactly("connected", "close 3000");
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(application.heard()).hasSize(2);
    }

    @Test
    void anAnswerToThePingKeepsTheConnection() {
        RecordingReceiver receiver = RecordingReceiver.inline().answeringProbes();
        SockJsSession session = connect(receiver);
        for (int i = 0; i < 5; i++) {
            scheduler.advance(Duration.ofSeconds(27));
            session.heard();
        }
        assertThat(receiver.ends()).isEmpty();
    }

    @Test
    void aBrokenWebSocketIsOverAtOnce() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        connect(receiver);
        receiver.fail();
        assertThat(application.heard()).containsExactly("connected", "close 1006");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aPollEndsWithOneFrameAndTheNextGetsTheWholeQueue() {
        RecordingReceiver first = RecordingReceiver.poll();
        SockJsSession session = poll(first);
        assertThat(first.frames()).containsExactly("o");
        assertThat(first.ends()).containsExactly(CloseStatus.NORMAL);
        session.send("1");
        session.send("2");
        RecordingReceiver second = RecordingReceiver.poll();
        poll(second);
        assertThat(second.frames()).containsExactly("a[\"1\",\"2\"]");
        assertThat(second.ends()).hasSize(1);
    }

    @Test
    void aSecondReceiverIsTurnedAwayAndTheFirstIsUndisturbed() {
        poll(RecordingReceiver.poll());
        RecordingReceiver waiting = RecordingReceiver.poll();
        SockJsSession session = poll(waiting);
        RecordingReceiver intruder = RecordingReceiver.poll();
        poll(intruder);
        assertThat(intruder.frames()).containsExactly("c[2010,\"Another connection still open\"]");
        assertThat(intruder.ends()).hasSize(1);
        session.send("1");
        assertThat(waiting.frames()).containsExactly("a[\"1\"]");
    }

    @Test
    void aStreamThatIsGoneMakesRoomForTheNextWhenAHeartbeatFails() {
        RecordingReceiver gone = RecordingReceiver.manual();
        SockJsSession session = poll(gone);
        gone.complete();
        RecordingReceiver next = RecordingReceiver.poll();
        session.attach(next);
        gone.complete();
        scheduler.advance(Duration.ofMillis(60));
        assertThat(next.frames()).isEmpty();
        gone.fail();
        scheduler.advance(Duration.ofMillis(60));
        assertThat(gone.frames()).containsExactly("o", "h", "h");
        assertThat(next.frames()).containsExactly("c[1002,\"Connection interrupted\"]");
    }

    @Test
    void aStreamThatIsThereKeepsItsPlaceWhenAnotherComes() {
        RecordingReceiver first = RecordingReceiver.inline();
        SockJsSession session = poll(first);
        RecordingReceiver intruder = RecordingReceiver.inline();
        session.attach(intruder);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(intruder.frames()).containsExactly("c[2010,\"Another connection still open\"]");
        session.send("1");
        assertThat(first.frames()).containsExactly("o", "h", "h", "h", "a[\"1\"]");
    }

    @Test
    void aClosedSessionTellsEveryLatecomerUntilItsTimeIsOver() {
        SockJsSession session = poll(RecordingReceiver.poll());
        session.send("last");
        session.close(CloseStatus.GO_AWAY);
        RecordingReceiver first = RecordingReceiver.poll();
        poll(first);
        assertThat(first.frames()).containsExactly("a[\"last\"]");
        for (int i = 0; i < 3; i++) {
            scheduler.advance(Duration.ofSeconds(4));
            RecordingReceiver late = RecordingReceiver.poll();
            poll(late);
            assertThat(late.frames()).containsExactly("c[3000,\"Go away!\"]");
        }
        scheduler.advance(Duration.ofSeconds(6));
        assertThat(server.find("id", TestPeers.guest())).isEmpty();
        assertThat(application.heard()).containsExactly("connected", "close 3000");
    }

    @Test
    void latecomersDoNotKeepAClosedSessionForEver() {
        poll(RecordingReceiver.poll()).close(CloseStatus.GO_AWAY);
        for (int i = 0; i < 30; i++) {
            scheduler.advance(Duration.ofSeconds(2));
            server.find("id", TestPeers.guest()).ifPresent(session -> session.attach(RecordingReceiver.poll()));
        }
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aSessionThatNobodyPollsIsForgotten() {
        poll(RecordingReceiver.poll());
        scheduler.advance(Duration.ofSeconds(4));
        assertThat(server.sessionCount()).isEqualTo(1);
        scheduler.advance(Duration.ofSeconds(3));
        assertThat(server.sessionCount()).isZero();
        assertThat(application.heard()).containsExactly("connected", "close 1006");
    }

    @Test
    void aWaitingPollKeepsItsSessionAndGetsAHeartbeat() {
        poll(RecordingReceiver.poll());
        RecordingReceiver waiting = RecordingReceiver.poll();
        poll(waiting);
        scheduler.advance(Duration.ofSeconds(26));
        assertThat(waiting.frames()).containsExactly("h");
        assertThat(waiting.ends()).hasSize(1);
        assertThat(server.sessionCount()).isEqualTo(1);
    }

    @Test
    void aBrokenResponseLeavesASessionThatSaysSo() {
        poll(RecordingReceiver.poll());
        RecordingReceiver broken = RecordingReceiver.poll();
        SockJsSession session = poll(broken);
        session.lost(broken, CloseStatus.INTERRUPTED);
        assertThat(application.heard()).containsExactly("connected", "close 1002");
        RecordingReceiver next = RecordingReceiver.poll();
        poll(next);
        assertThat(next.frames()).containsExactly("c[1002,\"Connection interrupted\"]");
    }

    @Test
    void messagesForAClosedSessionNeverReachTheApplication() {
        SockJsSession session = poll(RecordingReceiver.poll());
        session.close(CloseStatus.NORMAL);
        assertThat(session.deliver(List.of("late"))).isTrue();
        assertThat(application.heard()).containsExactly("connected", "close 1000");
    }
}
