package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

    private static final int KB = 1024;

    private final OutboundQueue queue = new OutboundQueue(
            SockJsOptions.builder().queueBytes(100 * KB).highWaterBytes(20 * KB).queueMessages(100).build(),
            new NodeBudget(KB * KB));

    @Test
    void aMessageLargerThanTheQueueReachesAReaderWhoIsNotBehind() {
        assertThat(queue.offer(List.of("x".repeat(500 * KB)))).isTrue();

        assertThat(queue.nextFrame()).singleElement().asString().hasSize(500 * KB);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aReaderWhoIsBehindGetsNoMoreThanTheQueueHolds() {
        assertThat(queue.offer(List.of("x".repeat(90 * KB)))).isTrue();
        assertThat(queue.offer(List.of("x".repeat(20 * KB)))).isFalse();
        assertThat(queue.offer(List.of("x".repeat(5 * KB)))).isTrue();
    }

    @Test
    void aFrameHoldsAboutSixtyFourKilobytesAndTheOrderIsKept() {
        List<String> messages = Collections.nCopies(9, "x".repeat(10 * KB));
        queue.offer(messages);

        assertThat(queue.nextFrame()).hasSize(7);
        assertThat(queue.room().isFree()).isTrue();
        assertThat(queue.nextFrame()).hasSize(2);
        assertThat(queue.isEmpty()).isTrue();
    }
}
