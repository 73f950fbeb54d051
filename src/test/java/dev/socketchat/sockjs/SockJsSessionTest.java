package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session sends, in which order and how much of it. */
class SockJsSessionTest extends SessionFixture {

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
    void aBrokenWebSocketIsOverAtOnce() {
        RecordingReceiver receiver = RecordingReceiver.manual();
        connect(receiver);
        receiver.fail();
        assertThat(application.heard()).containsExactly("connected", "close 1006");
        assertThat(server.sessionCount()).isZero();
    }
}
