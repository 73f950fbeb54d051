package dev.socketchat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShutdownHookTest {

    @Test
    void calledOffItsThreadRunsToItsEndAndDoesNothing() throws InterruptedException {
        List<Thread> made = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        ShutdownHook hook = new ShutdownHook(work -> {
            made.add(new Thread(work));
            return made.get(0);
        }, done::incrementAndGet);
        assertThat(made.get(0).getState()).isEqualTo(Thread.State.NEW);
        hook.close();
        hook.close();
        made.get(0).join();
        assertThat(done).hasValue(0);
        assertThat(Runtime.getRuntime().removeShutdownHook(made.get(0))).isFalse();
    }
}
