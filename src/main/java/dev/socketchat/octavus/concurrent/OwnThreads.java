package dev.socketchat.octavus.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a client in a program that has none to give, as a server has: a bounded pool for runs, another for tools,
 * and one thread for time limits. They keep no program from ending. Nothing waits in a queue: what finds no thread is
 * refused.
 */
public final class OwnThreads implements AutoCloseable {

    private static final int MOST_TOOLS = 64;
    private static final long SPARE_SECONDS = 30;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor streams;
    private final ThreadPoolExecutor tools;
    private final ScheduledThreadPoolExecutor scheduler;

    /** Starts no thread yet. */
    public OwnThreads(int maxRuns) {
        // Twice as many as runs, because a run's next task may come while the thread of its last one is on its way back.
        streams = pool((int) Math.min(Integer.MAX_VALUE, 2L * maxRuns));
        tools = pool(MOST_TOOLS);
        scheduler = new ScheduledThreadPoolExecutor(1, this::thread);
        scheduler.setRemoveOnCancelPolicy(true);
    }

    private ThreadPoolExecutor pool(int most) {
        return new ThreadPoolExecutor(0, most, SPARE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "octavus-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** For runs. */
    public Executor streams() {
        return streams;
    }

    /** For the tools of runs, of which 64 may run at the same time. */
    public Executor tools() {
        return tools;
    }

    /** For time limits. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Interrupts what still runs, and ends all threads. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        tools.shutdownNow();
        streams.shutdownNow();
    }
}
