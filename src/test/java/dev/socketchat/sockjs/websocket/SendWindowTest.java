package dev.socketchat.sockjs.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.NodeBudget;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendWindowTest {

    private static final int KB = 1024;
    private static final String TEXT = "x".repeat(16 * KB);

    private final NodeBudget node = new NodeBudget(16 * 1024 * KB);
    private final SendWindow window = new SendWindow(0, node);
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void whatThePeerHasNotReadCountsButForWhatTheSystemHolds() {
        give(4);
        assertThat(node.held()).isZero();

        give(8);
        assertThat(node.held()).isEqualTo(8 * 16 * KB);
    }

    @Test
    void aPingEverySixtyFourKilobytesTellsWhatWasRead() {
        give(4);
        ByteBuffer ping = window.question().orElseThrow();
        give(4);
        assertThat(window.question()).as("one at a time").isEmpty();

        window.answered(ping);

        assertThat(node.held()).isZero();
        assertThat(window.question()).isPresent();
    }

    @Test
    void aClosedWindowCountsNothingWhateverComesAfterIt() {
        give(20);
        ByteBuffer ping = window.question().orElseThrow();
        window.close();
        assertThat(node.held()).isZero();

        give(20);
        window.answered(ping);

        assertThat(node.held()).isZero();
    }

    @Test
    void whileTheNodeHasRoomTwoMebibytesMayBeUnread() {
        give(127);
        window.whenRoom(next::incrementAndGet);
        assertThat(next).hasValue(1);

        give(1);
        window.whenRoom(next::incrementAndGet);
        assertThat(next).hasValue(1);
    }

    @Test
    void whenTheNodeIsSpentAReaderGetsAShareAfterTheOther() {
        node.add(16 * 1024 * KB);
        for (int i = 1; i <= 100; i++) {
            give(2);
            ByteBuffer ping = window.question().orElseThrow();
            window.whenRoom(next::incrementAndGet);
            assertThat(next).hasValue(i - 1);

            window.answered(ping);
            assertThat(next).hasValue(i);
        }
    }

    private void give(int texts) {
        for (int i = 0; i < texts; i++) {
            window.given(TEXT);
        }
    }
}
