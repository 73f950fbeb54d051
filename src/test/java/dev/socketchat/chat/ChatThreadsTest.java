package dev.socketchat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChatThreadsTest {

    @Test
    void anyNumberOfAnswersMayBeAllowed() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        try (ChatThreads threads = new ChatThreads(Thread::new, Optional.empty(), Integer.MAX_VALUE, 1)) {
            threads.streams().execute(ran::countDown);

            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingInterruptsWhatStillRuns() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ChatThreads threads = new ChatThreads(Thread::new, Optional.empty(), 1, 1);
        threads.streams().execute(() -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        threads.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
