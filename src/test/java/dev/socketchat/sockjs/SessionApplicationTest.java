package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

/** What the application hears of a session, and what its failures do. */
class SessionApplicationTest extends SessionFixture {

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
    void messagesForAClosedSessionNeverReachTheApplication() {
        SockJsSession session = poll(RecordingReceiver.poll());
        session.close(CloseStatus.NORMAL);
        assertThat(session.deliver(List.of("late"))).isTrue();
        assertThat(application.heard()).containsExactly("connected", "close 1000");
    }

    @Test
    void anApplicationThatFailsAtTheCloseIsAskedNoMore() {
        serve(SockJsOptions.builder());
        RecordingReceiver receiver = RecordingReceiver.inline();
        SockJsServer failing = new SockJsServer(connection -> new FailingAtClose(), SockJsOptions.defaults(), scheduler,
                scheduler::nanoTime);
        SockJsSession session = failing.connect(TestPeers.guest()).orElseThrow();
        session.attach(receiver);
        session.close(CloseStatus.NORMAL);
        session.lost(receiver, CloseStatus.LOST);
        failing.close();
        assertThat(receiver.frames()).containsExactly("o", "c[1000,\"Normal closure\"]");
        assertThat(failing.sessionCount()).isZero();
    }

    /** Fails when it hears the close, and again if it heard it twice. */
    private static final class FailingAtClose implements SockJsListener {
        private int closes;

        @Override
        public void onMessage(String message) {}

        @Override
        public void onClose(CloseStatus status) {
            assertThat(closes++).isZero();
            throw new IllegalStateException("no");
        }
    }

    @Test
    void anApplicationThatIsStuckInOneConnectionHoldsUpNoOther() throws Exception {
        SockJsSession stuck = connect(RecordingReceiver.inline());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        application.onMessage((connection, message) -> {
            if (message.equals("wait")) {
                inside.countDown();
                awaitUninterruptibly(release);
            }
        });
        Thread blocked = new Thread(() -> stuck.deliver(List.of("wait")));
        blocked.start();
        inside.await();
        for (int i = 0; i < 50; i++) {
            connect(RecordingReceiver.inline()).deliver(List.of("go"));
        }
        assertThat(stuck.send("still")).isTrue();
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(application.heard().stream().filter("message go"::equals)).hasSize(50);
        release.countDown();
        blocked.join();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theIdInTheUrlStandsInNoLine() {
        Logger log = Logger.getLogger(SockJsServer.class.getPackageName());
        StringBuilder lines = new StringBuilder();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                lines.append(new SimpleFormatter().format(line));
            }
        };
        log.addHandler(handler);
        try {
            server.findOrCreate("chosen-by-browser", TestPeers.guest()).orElseThrow().attach(RecordingReceiver.poll());
            server.close();
        } finally {
            log.removeHandler(handler);
        }
        assertThat(lines).contains("closed with 1001").doesNotContain("chosen-by-browser");
    }
}
