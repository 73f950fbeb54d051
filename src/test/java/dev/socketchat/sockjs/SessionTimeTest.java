package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session does by the clock. */
class SessionTimeTest extends SessionFixture {

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
    void heartbeatsComeWhileAReceiverIsAttachedAndNotBefore() {
        RecordingReceiver receiver = RecordingReceiver.inline();
        connect(receiver);
        scheduler.advance(Duration.ofSeconds(24));
        assertThat(receiver.frames()).containsExactly("o");
        scheduler.advance(Duration.ofSeconds(60));
        assertThat(receiver.frames()).containsExactly("o", "h", "h", "h");
    }

    @Test
    void whoeverReadsIsLookedForTwiceAfterAHeartbeatBecauseTheThirdWriteTells() {
        RecordingReceiver receiver = RecordingReceiver.inline();
        connect(receiver);
        scheduler.advance(Duration.ofSeconds(25));
        assertThat(List.of(receiver.frames().size(), receiver.knocks())).containsExactly(2, 0);
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(List.of(receiver.frames().size(), receiver.knocks())).containsExactly(2, 2);
        scheduler.advance(Duration.ofSeconds(27));
        assertThat(List.of(receiver.frames().size(), receiver.knocks())).containsExactly(3, 4);
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
    void aConnectionThatNeverSentAnythingIsClosedInTheEndAndOthersAreNot() {
        serve(SockJsOptions.builder().silenceLimit(Duration.ofMinutes(10)));
        RecordingReceiver silent = RecordingReceiver.inline();
        connect(silent);
        RecordingReceiver talking = RecordingReceiver.inline();
        connect(talking).deliver(List.of("one word"));
        scheduler.advance(Duration.ofMinutes(9));
        assertThat(silent.ends()).isEmpty();
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(silent.lastFrame()).isEqualTo("c[1000,\"Nothing was sent for too long\"]");
        scheduler.advance(Duration.ofHours(5));
        assertThat(talking.ends()).isEmpty();
        assertThat(application.heard()).endsWith("close 1000");
    }

    @Test
    void aServiceThatOnlySendsKeepsItsListeners() {
        serve(SockJsOptions.builder());
        RecordingReceiver listening = RecordingReceiver.inline();
        connect(listening);
        scheduler.advance(Duration.ofHours(5));
        assertThat(listening.ends()).isEmpty();
    }

    @Test
    void aThousandAbandonedSessionsAreForgottenAndEachIsClosedOnce() {
        serve(SockJsOptions.builder().sessions(SessionLimits.of(1000)));
        for (int i = 0; i < 1000; i++) {
            server.findOrCreate("id" + i, TestPeers.guest()).orElseThrow().attach(RecordingReceiver.poll());
        }
        scheduler.advance(Duration.ofSeconds(7));
        assertThat(server.sessionCount()).isZero();
        assertThat(application.heard().stream().filter("close 1006"::equals)).hasSize(1000);
    }

    @Test
    void aConnectionThatEndsWhileAnAnswerIsDueIsClosedOnce() {
        RecordingReceiver receiver = RecordingReceiver.inline().answeringProbes();
        SockJsSession session = connect(receiver);
        scheduler.advance(Duration.ofSeconds(26));
        session.lost(receiver, CloseStatus.LOST);
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(application.heard()).containsExactly("connected", "close 1006");
        assertThat(receiver.ends()).hasSize(1);
    }

    @Test
    void aDisconnectDelayShorterThanTheHeartbeatEndsNobodyWhoIsAttached() {
        serve(SockJsOptions.builder().disconnectDelay(Duration.ofSeconds(1)).heartbeat(Duration.ofSeconds(3)));
        RecordingReceiver socket = RecordingReceiver.inline();
        connect(socket);
        RecordingReceiver stream = RecordingReceiver.inline();
        poll(stream);
        scheduler.advance(Duration.ofSeconds(10));
        assertThat(socket.frames()).containsExactly("o", "h", "h", "h");
        assertThat(stream.frames()).containsExactly("o", "h", "h", "h");
        assertThat(server.sessionCount()).isEqualTo(2);
    }

    @Test
    void aHundredReceiversLaterThereIsOneHeartbeatAtATime() {
        for (int i = 0; i < 100; i++) {
            poll(RecordingReceiver.poll()).send("x");
        }
        RecordingReceiver stream = RecordingReceiver.inline();
        poll(stream);
        int before = stream.frames().size();
        scheduler.advance(Duration.ofSeconds(51));
        assertThat(stream.frames().subList(before, stream.frames().size())).containsExactly("h", "h");
    }

    @Test
    void aPollAfterTheEndOfItsSessionBeginsAnother() {
        poll(RecordingReceiver.poll());
        scheduler.advance(Duration.ofSeconds(7));
        RecordingReceiver late = RecordingReceiver.poll();
        poll(late).deliver(List.of("first"));
        assertThat(late.frames()).containsExactly("o");
        assertThat(application.heard()).containsExactly("connected", "close 1006", "connected", "message first");
    }
}
