package dev.socketchat.sockjs.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.sockjs.ManualScheduler;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleTimerTest {

    private final ManualScheduler own = new ManualScheduler();
    private final ScheduledExecutorService timers = IdleTimer.withoutEmptyTimers(own);
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void aSessionWithoutAnIdleLimitCostsNoTimer() {
        assertThat((Object) timers.schedule((Runnable) ended::incrementAndGet, 0, TimeUnit.MILLISECONDS)).isNull();
        assertThat(own.pending()).isZero();
    }

    @Test
    void anIdleLimitIsKeptAndCanBeCancelled() {
        timers.schedule(() -> {
            ended.incrementAndGet();
        }, 5, TimeUnit.SECONDS);
        timers.schedule(() -> {
            ended.incrementAndGet();
        }, 5, TimeUnit.SECONDS).cancel(true);
        own.advance(Duration.ofSeconds(5));
        assertThat(ended).hasValue(1);
    }

    @Test
    void aSchedulerThatWasShutDownRefusesAsItWouldItself() {
        ScheduledThreadPoolExecutor gone = new ScheduledThreadPoolExecutor(1);
        gone.shutdown();
        assertThatThrownBy(() -> IdleTimer.withoutEmptyTimers(gone).schedule(() -> { }, 1, TimeUnit.SECONDS))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void theSessionsOfOtherContainersAreLeftAlone() {
        IdleTimer.move(new FakeSocket(), own);
        assertThat(own.pending()).isZero();
    }
}
