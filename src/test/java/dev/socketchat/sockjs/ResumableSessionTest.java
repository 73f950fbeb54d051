package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session over HTTP, whose receivers come and go. */
class ResumableSessionTest extends SessionFixture {

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
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(waiting.knocks()).isEqualTo(6);
        assertThat(intruder.frames()).containsExactly("c[2010,\"Another connection still open\"]");
        assertThat(intruder.ends()).hasSize(1);
        session.send("1");
        assertThat(waiting.frames()).containsExactly("a[\"1\"]");
    }

    @Test
    void aReceiverThatIsGoneIsFoundOutByTheNextWhichIsToldSo() {
        poll(RecordingReceiver.poll());
        RecordingReceiver gone = RecordingReceiver.poll();
        SockJsSession session = poll(gone);
        RecordingReceiver next = RecordingReceiver.poll();
        session.attach(next);
        scheduler.advance(Duration.ofMillis(60));
        assertThat(next.frames()).isEmpty();
        assertThat(gone.knocks()).isEqualTo(2);
        session.lost(gone, CloseStatus.INTERRUPTED);
        scheduler.advance(Duration.ofMillis(60));
        assertThat(gone.frames()).isEmpty();
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
        assertThat(first.knocks()).isEqualTo(6);
        assertThat(first.frames()).containsExactly("o", "a[\"1\"]");
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
}
