package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
