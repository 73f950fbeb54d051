package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.CsvSource;

class NodeBudgetTest extends SessionFixture {

    private static final int KB = 1024;
    private static final int STRING = 56;

    private void serveWith(int nodeBytes) {
        serve(SockJsOptions.builder().nodeBytes(nodeBytes));
    }

    /** Opens a session for which so much waits. */
    private SockJsSession stall(int kilobytes) {
        SockJsSession session = connect(RecordingReceiver.manual());
        session.send("x".repeat(kilobytes * KB));
        return session;
    }

    @ParameterizedTest
    @CsvSource({"hello, 5", "caf\u00e9, 8", "\u4e16\u754c, 6", "a\ud83d\ude00, 6"})
    void aTextCountsAsTheHeapHoldsIt(String text, int bytes) {
        serveWith(KB);
        SockJsSession session = connect(RecordingReceiver.manual());
        session.send(text);

        assertThat(server.budget().held()).isEqualTo(STRING + bytes);
    }

    /** What may become of a session whose browser reads nothing. */
    enum End {
        CLOSED {
            @Override
            void of(SockJsSession session, RecordingReceiver receiver, NodeBudgetTest test) {
                session.close(CloseStatus.GO_AWAY);
                receiver.complete();
                receiver.complete();
                receiver.complete();
            }
        },
        GONE {
            @Override
            void of(SockJsSession session, RecordingReceiver receiver, NodeBudgetTest test) {
                session.lost(receiver, CloseStatus.LOST);
            }
        },
        STALLED {
            @Override
            void of(SockJsSession session, RecordingReceiver receiver, NodeBudgetTest test) {
                test.scheduler.advance(Duration.ofSeconds(31));
            }
        },
        SHUT_DOWN {
            @Override
            void of(SockJsSession session, RecordingReceiver receiver, NodeBudgetTest test) {
                session.shutDown(CloseStatus.SHUTDOWN, true);
            }
        };

        abstract void of(SockJsSession session, RecordingReceiver receiver, NodeBudgetTest test);
    }

    @ParameterizedTest
    @EnumSource
    void whateverTheEndOfASessionNothingStaysCounted(End end) {
        serveWith(KB);
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession session = connect(receiver);
        receiver.complete();
        session.send("under way");
        session.send(List.of("waits", "waits too"));
        assertThat(server.budget().held()).isEqualTo(3 * STRING + 23);

        end.of(session, receiver, this);

        assertThat(server.sessionCount()).isZero();
        assertThat(server.budget().held()).isZero();
    }

    @Test
    void whatHasLeftIsNotCountedAnyMore() {
        serveWith(KB);
        SockJsSession session = connect(RecordingReceiver.inline());

        for (int i = 0; i < 1000; i++) {
            session.send("x".repeat(KB));
        }

        assertThat(server.budget().held()).isZero();
        assertThat(server.budget().isSpent()).isFalse();
    }

    @Test
    void whenItIsSpentWhoHasMoreThanAShareWaitsAndWhoHasLessDoesNot() {
        serveWith(100 * KB);
        SockJsSession first = stall(40);
        assertThat(first.hasRoom()).isTrue();
        SockJsSession second = stall(40);
        assertThat(second.hasRoom()).isTrue();
        SockJsSession third = stall(40);

        assertThat(server.budget().isSpent()).isTrue();
        assertThat(third.hasRoom()).isFalse();
        assertThat(stall(20).hasRoom()).isTrue();
    }

    @Test
    void aReaderAmongThoseWhoReadNothingGetsOneShareAfterTheOther() {
        serveWith(100 * KB);
        stall(60);
        stall(60);
        RecordingReceiver receiver = RecordingReceiver.manual();
        SockJsSession reader = connect(receiver);
        receiver.complete();

        for (int i = 0; i < 100; i++) {
            reader.send("x".repeat(40 * KB));
            assertThat(reader.hasRoom()).isFalse();
            receiver.complete();
            assertThat(reader.hasRoom()).isTrue();
        }
    }
}
