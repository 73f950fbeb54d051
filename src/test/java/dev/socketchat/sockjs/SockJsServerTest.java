package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SockJsServerTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingApplication application = new RecordingApplication();

    private SockJsServer server(int maxSessions) {
        SockJsOptions options = SockJsOptions.builder().sessions(SessionLimits.of(maxSessions)).build();
        return new SockJsServer(application, options, scheduler, scheduler::nanoTime);
    }

    @Test
    void closeEndsEverySessionWithAFrameAndMayBeCalledAgain() {
        SockJsServer server = server(10);
        RecordingReceiver socket = RecordingReceiver.inline();
        server.connect(TestPeers.guest()).orElseThrow().attach(socket);
        RecordingReceiver poll = RecordingReceiver.poll();
        server.findOrCreate("id", TestPeers.guest()).orElseThrow().attach(poll);
        RecordingReceiver waiting = RecordingReceiver.poll();
        server.findOrCreate("id", TestPeers.guest()).orElseThrow().attach(waiting);
        server.close();
        server.close();
        assertThat(socket.lastFrame()).isEqualTo("c[1001,\"Server is going away\"]");
        assertThat(waiting.frames()).containsExactly("c[1001,\"Server is going away\"]");
        assertThat(application.heard()).containsExactly("connected", "connected", "close 1001", "close 1001");
        assertThat(server.sessionCount()).isZero();
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void aClosedServerAdmitsNobody() {
        SockJsServer server = server(10);
        server.close();
        assertThat(server.admits(TestPeers.guest(), false)).isFalse();
        assertThat(server.connect(TestPeers.guest())).isEmpty();
        assertThat(server.findOrCreate("id", TestPeers.guest())).isEmpty();
    }

    @Test
    void sessionsBeyondTheLimitAreRefusedUntilOneEnds() {
        SockJsServer server = server(2);
        SockJsSession first = server.connect(TestPeers.guest()).orElseThrow();
        RecordingReceiver receiver = RecordingReceiver.inline();
        first.attach(receiver);
        server.findOrCreate("id", TestPeers.guest()).orElseThrow();
        assertThat(server.admits(TestPeers.guest(), false)).isFalse();
        assertThat(server.connect(TestPeers.guest())).isEmpty();
        assertThat(server.findOrCreate("id", TestPeers.guest())).isPresent();
        assertThat(server.findOrCreate("other", TestPeers.guest())).isEmpty();
        first.lost(receiver, CloseStatus.LOST);
        assertThat(server.connect(TestPeers.guest())).isPresent();
    }

    @Test
    void aStrangerFindsNoSessionOfAnother() {
        SockJsServer server = server(10);
        server.findOrCreate("id", TestPeers.guest("a")).orElseThrow();
        assertThat(server.find("id", TestPeers.guest("b"))).isEmpty();
        assertThat(server.findOrCreate("id", TestPeers.guest("b"))).isEmpty();
        assertThat(server.find("id", TestPeers.user("a"))).isEmpty();
        assertThat(server.find("id", TestPeers.guest("a"))).isPresent();
        assertThat(server.sessionCount()).isEqualTo(1);
    }

    @Test
    void aUserIsKnownByNameAndNotByObject() {
        SockJsServer server = server(10);
        SockJsSession session = server.findOrCreate("id", TestPeers.user("ann")).orElseThrow();
        assertThat(server.find("id", TestPeers.user("ann"))).contains(session);
        assertThat(server.find("id", TestPeers.user("bob"))).isEmpty();
    }

    @Test
    void aSessionNobodyAttachesToIsForgotten() {
        SockJsServer server = server(10);
        server.findOrCreate("id", TestPeers.guest()).orElseThrow();
        scheduler.advance(Duration.ofSeconds(7));
        assertThat(server.sessionCount()).isZero();
        assertThat(application.heard()).isEmpty();
    }

    @Test
    void idsAreTheServersOwn() {
        SockJsServer server = server(10);
        SockJsSession first = server.findOrCreate("chosen-by-browser", TestPeers.guest()).orElseThrow();
        SockJsSession second = server.connect(TestPeers.guest()).orElseThrow();
        assertThat(first.id()).isNotEqualTo(second.id()).doesNotContain("chosen");
    }

    private SockJsServer impatientServer() {
        SockJsOptions options = SockJsOptions.builder().closeLimit(Duration.ofNanos(1)).build();
        return new SockJsServer(application, options, scheduler, scheduler::nanoTime);
    }

    @Test
    void sessionsWhoseCloseFrameIsSlowAreCutOffWhenTheServerCloses() {
        SockJsServer server = impatientServer();
        RecordingReceiver socket = RecordingReceiver.manual();
        server.connect(TestPeers.guest()).orElseThrow().attach(socket);
        RecordingReceiver stream = RecordingReceiver.manual();
        server.findOrCreate("id", TestPeers.guest()).orElseThrow().attach(stream);
        server.close();
        assertThat(socket.ends()).containsExactly(CloseStatus.SHUTDOWN);
        assertThat(stream.ends()).containsExactly(CloseStatus.SHUTDOWN);
        assertThat(server.sessionCount()).isZero();
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void closeWaitsUntilTheCloseFramesHaveLeft() throws Exception {
        SockJsServer server = server(10);
        RecordingReceiver stream = RecordingReceiver.manual();
        server.findOrCreate("id", TestPeers.guest()).orElseThrow().attach(stream);
        CompletableFuture<Void> closing = new CompletableFuture<>();
        Thread closer = new Thread(() -> {
            server.close();
            closing.complete(null);
        });
        closer.start();
        application.awaitClose();
        assertThat(closing).isNotDone();
        stream.complete();
        stream.complete();
        closing.get(10, TimeUnit.SECONDS);
        closer.join();
        assertThat(stream.frames()).containsExactly("o", "c[1001,\"Server is going away\"]");
        assertThat(server.sessionCount()).isZero();
    }

    @Test
    void aRequestThatWaitsForAnothersPlaceIsAnsweredWhenTheServerCloses() {
        SockJsServer server = impatientServer();
        server.findOrCreate("id", TestPeers.guest()).orElseThrow().attach(RecordingReceiver.manual());
        RecordingReceiver newcomer = RecordingReceiver.poll();
        server.findOrCreate("id", TestPeers.guest()).orElseThrow().attach(newcomer);
        assertThat(newcomer.frames()).isEmpty();
        server.close();
        assertThat(newcomer.frames()).containsExactly("c[1001,\"Server is going away\"]");
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(newcomer.ends()).hasSize(1);
    }

    @Test
    void aConnectionThatFailsAtTheClockDisturbsNoOtherThenOrLater() {
        SockJsServer server = server(10);
        for (int i = 0; i < 3; i++) {
            server.connect(TestPeers.guest()).orElseThrow().attach(RecordingReceiver.inline().failingProbes());
        }
        RecordingReceiver healthy = RecordingReceiver.inline();
        server.connect(TestPeers.guest()).orElseThrow().attach(healthy);
        scheduler.advance(Duration.ofSeconds(76));
        assertThat(healthy.frames()).containsExactly("o", "h", "h", "h");
    }
}
