package dev.socketchat.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamThreadsTest {

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void oneMoreThanTheLimitIsRefusedAtOnceAndFitsWhenAnotherIsDone() throws InterruptedException {
        StreamThreads threads = new StreamThreads(Thread::new, 2);
        Semaphore done = new Semaphore(0);
        threads.execute(() -> await(end, done));
        threads.execute(() -> await(end, done));
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> threads.execute(() -> { }));

        end.countDown();
        assertThat(done.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch third = new CountDownLatch(1);
        startWhenFree(threads, third::countDown);
        assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aThreadThatCannotBeMadeTakesNoPlace() {
        StreamThreads threads = new StreamThreads(work -> {
            throw new IllegalStateException("no thread to be had");
        }, 1);

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> threads.execute(() -> { }))
                .withMessage("No thread can be had");
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> threads.execute(() -> { }))
                .withMessage("No thread can be had");
    }

    @Test
    void closingInterruptsWhatStillRuns() throws InterruptedException {
        StreamThreads threads = new StreamThreads(Thread::new, 1);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        threads.execute(() -> {
            running.countDown();
            try {
                end.await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        threads.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** The place is given back a moment after the work is done. */
    private static void startWhenFree(StreamThreads threads, Runnable work) {
        while (true) {
            try {
                threads.execute(work);
                return;
            } catch (RejectedExecutionException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static void await(CountDownLatch latch, Semaphore done) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        done.release();
    }
}
