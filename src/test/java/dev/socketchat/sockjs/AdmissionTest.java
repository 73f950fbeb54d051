package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is let in, and who makes room for others. */
class AdmissionTest extends SessionFixture {

    private static final SessionLimits NONE = SessionLimits.of(1000);

    private void limit(SessionLimits limits) {
        serve(SockJsOptions.builder().sessions(limits));
    }

    private SockJsSession open(String id, Peer peer) {
        return server.findOrCreate(id, peer).orElseThrow();
    }

    private boolean isRefused(String id, Peer peer) {
        boolean announced = !server.admits(peer, true);
        boolean refused = server.findOrCreate(id, peer).isEmpty();
        assertThat(announced).isEqualTo(refused);
        return refused;
    }

    @Test
    void aUserHasSoManyConnectionsAndOthersHaveTheirOwn() {
        limit(NONE.withPerUser(2));
        open("1", TestPeers.user("ann"));
        SockJsSession second = server.connect(TestPeers.user("ann")).orElseThrow();
        RecordingReceiver receiver = RecordingReceiver.inline();
        second.attach(receiver);
        assertThat(isRefused("3", TestPeers.user("ann"))).isTrue();
        assertThat(server.connect(TestPeers.user("ann"))).isEmpty();
        assertThat(isRefused("3", TestPeers.user("bob"))).isFalse();
        assertThat(isRefused("4", TestPeers.guest())).isFalse();
        second.lost(receiver, CloseStatus.LOST);
        assertThat(isRefused("5", TestPeers.user("ann"))).isFalse();
    }

    @Test
    void anAddressHasSoManyConnectionsAndAnUnknownOneIsNotCounted() {
        limit(NONE.withPerAddress(1));
        open("1", TestPeers.at("a"));
        assertThat(isRefused("2", TestPeers.at("a"))).isTrue();
        assertThat(server.connect(TestPeers.at("a"))).isEmpty();
        assertThat(isRefused("2", TestPeers.at("b"))).isFalse();
        assertThat(isRefused("3", TestPeers.at(""))).isFalse();
        assertThat(isRefused("4", TestPeers.at(""))).isFalse();
    }

    @Test
    void whoIsThereGoesOnWhileNewcomersAreRefused() {
        limit(NONE.withTotal(1));
        RecordingReceiver first = RecordingReceiver.poll();
        poll(first);
        assertThat(isRefused("other", TestPeers.guest())).isTrue();
        RecordingReceiver second = RecordingReceiver.poll();
        poll(second).send("x");
        assertThat(second.frames()).containsExactly("a[\"x\"]");
    }

    @Test
    void aSessionIsHalfOpenUntilItsClientComesBack() {
        limit(NONE.withHalfOpen(1, 0));
        poll(RecordingReceiver.poll());
        assertThat(isRefused("2", TestPeers.guest())).isTrue();
        poll(RecordingReceiver.poll());
        assertThat(isRefused("2", TestPeers.guest())).isFalse();
    }

    @Test
    void anUploadOrAStreamThatStaysIsComingBackToo() {
        limit(NONE.withHalfOpen(0, 1));
        SockJsSession polled = open("1", TestPeers.at("a"));
        polled.attach(RecordingReceiver.poll());
        assertThat(isRefused("2", TestPeers.at("a"))).isTrue();
        assertThat(isRefused("2", TestPeers.at("b"))).isFalse();
        polled.deliver(java.util.List.of());
        open("3", TestPeers.at("a")).attach(RecordingReceiver.inline());
        assertThat(isRefused("4", TestPeers.at("a"))).isFalse();
    }

    @Test
    void webSocketsAreNeverHalfOpen() {
        limit(NONE.withHalfOpen(1, 1));
        open("1", TestPeers.at("a"));
        assertThat(server.admits(TestPeers.at("a"), false)).isTrue();
        assertThat(server.connect(TestPeers.at("a"))).isPresent();
    }

    @Test
    void halfOpenSessionsThatNobodyComesBackToMakeRoom() {
        limit(NONE.withHalfOpen(1, 1));
        open("1", TestPeers.at("a")).attach(RecordingReceiver.poll());
        scheduler.advance(Duration.ofSeconds(7));
        assertThat(isRefused("2", TestPeers.at("a"))).isFalse();
    }

    @Test
    void newConnectionsComeAtARateWithASecondsWorthAtOnce() {
        limit(NONE.withPerSecond(10));
        for (int i = 0; i < 10; i++) {
            assertThat(isRefused("first" + i, TestPeers.guest())).isFalse();
        }
        assertThat(isRefused("one more", TestPeers.guest())).isTrue();
        scheduler.advance(Duration.ofMillis(100));
        assertThat(isRefused("one more", TestPeers.guest())).isFalse();
        assertThat(isRefused("and another", TestPeers.guest())).isTrue();
        scheduler.advance(Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            assertThat(isRefused("second" + i, TestPeers.guest())).isFalse();
        }
        assertThat(isRefused("last", TestPeers.guest())).isTrue();
    }

    @Test
    void whateverHappensToSessionsTheirSeatsAreFreeInTheEnd() {
        limit(new SessionLimits(1, 1, 1, 1, 1, 0));
        Peer peer = new Peer("test", () -> "ann", "", "a");
        for (int i = 0; i < 5; i++) {
            SockJsSession session = open("id" + i, peer);
            RecordingReceiver receiver = RecordingReceiver.manual();
            session.attach(receiver);
            if (i % 2 == 0) {
                receiver.fail();
            }
            session.close(CloseStatus.NORMAL);
            session.shutDown(CloseStatus.NORMAL, false);
            session.lost(receiver, CloseStatus.LOST);
            session.shutDown(CloseStatus.NORMAL, false);
            assertThat(server.sessionCount()).isZero();
        }
    }

    @Test
    void whoCountsHearsWhoCameWhoWentAndWhyOthersWereRefused() {
        List<String> heard = new ArrayList<>();
        SessionMonitor monitor = new SessionMonitor() {
            @Override
            public void onOpen(Peer peer) {
                heard.add("open " + peer.transport());
            }

            @Override
            public void onClose(Peer peer, CloseStatus status) {
                heard.add("close " + status.code());
            }

            @Override
            public void onRefusal(Refusal reason) {
                heard.add("refused " + reason);
            }
        };
        serve(SockJsOptions.builder().sessions(NONE.withPerAddress(1)).monitor(monitor));
        SockJsSession session = server.connect(TestPeers.at("a")).orElseThrow();
        RecordingReceiver receiver = RecordingReceiver.inline();
        session.attach(receiver);
        server.connect(TestPeers.at("a"));
        open("1", TestPeers.at("b"));
        server.find("1", TestPeers.guest("somebody else"));
        session.lost(receiver, CloseStatus.LOST);
        server.refuseNew();
        server.connect(TestPeers.at("c"));

        assertThat(heard).containsExactly(
                "open test", "refused PER_ADDRESS", "open test", "refused OWNER", "close 1006", "refused CLOSED");
    }
}
