package dev.socketchat.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageLineTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final MessageLine line = new MessageLine(threads::add);

    private boolean offer(int number) {
        return line.offer(() -> done.add(number));
    }

    @Test
    void workIsDoneInOrderByOneThreadAtATime() {
        assertThat(offer(1)).isTrue();
        assertThat(offer(2)).isTrue();
        assertThat(threads).hasSize(1);

        threads.remove().run();
        assertThat(done).containsExactly(1, 2);

        assertThat(offer(3)).isTrue();
        threads.remove().run();
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void whatComesWhileItWorksIsDoneByTheSameThread() {
        line.offer(() -> {
            done.add(1);
            offer(2);
        });
        threads.remove().run();

        assertThat(done).containsExactly(1, 2);
        assertThat(threads).isEmpty();
    }

    @Test
    void oneMoreThanMayWaitIsRefusedUntilThereIsRoom() {
        assertThat(IntStream.range(0, 16).allMatch(this::offer)).isTrue();

        assertThat(offer(16)).isFalse();
        threads.remove().run();
        assertThat(offer(17)).isTrue();
        assertThat(done).hasSize(16).doesNotContain(16);
    }

    @Test
    void workForWhichThereIsNoThreadIsRefusedAndNotDoneLater() {
        boolean[] full = {true};
        MessageLine busy = new MessageLine(task -> {
            if (full[0]) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });

        assertThat(busy.offer(() -> done.add(1))).isFalse();
        full[0] = false;
        assertThat(busy.offer(() -> done.add(2))).isTrue();
        assertThat(done).containsExactly(2);
    }
}
