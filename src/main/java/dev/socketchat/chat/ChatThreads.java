package dev.socketchat.chat;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The application's threads, all of the container's making: some for answers, which leave while nothing arrives, a bounded pool for tools, one
 * for observers, one for timers. The container's own default executors are left alone: on some servers they have four threads or one.
 */
final class ChatThreads implements AutoCloseable {

    private static final long SPARE_SECONDS = 30;
    private static final int WAITING_EVENTS = 1000;

    private final ThreadPoolExecutor streams;
    private final ThreadPoolExecutor tools;
    private final ThreadPoolExecutor observers;
    private final ScheduledThreadPoolExecutor scheduler;

    /**
     * @param managed makes threads that know the application
     * @param virtual makes the threads of answers instead, where the JDK has virtual ones
     */
    ChatThreads(ThreadFactory managed, Optional<ThreadFactory> virtual, int maxRuns, int maxTools) {
        // Twice as many as runs, because a run's next task may come while the thread of its last one is on its way back.
        streams = new ThreadPoolExecutor(
                0, (int) Math.min(Integer.MAX_VALUE, 2L * maxRuns), SPARE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), virtual.orElse(managed));
        tools = new ThreadPoolExecutor(0, maxTools, SPARE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), managed);
        observers = new ThreadPoolExecutor(1, 1, SPARE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_EVENTS), managed);
        observers.allowCoreThreadTimeOut(true);
        scheduler = new ScheduledThreadPoolExecutor(1, managed);
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** Starts each task at once, for as many runs as there may be. */
    Executor streams() {
        return streams;
    }

    /** Starts each task at once, or refuses it when all are busy. */
    ExecutorService tools() {
        return tools;
    }

    /** One thread that does its tasks in order, and refuses a task when many wait. */
    Executor observers() {
        return observers;
    }

    /** For time limits and heartbeats; what it runs hands work over and returns. */
    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Interrupts everything that still runs. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        tools.shutdownNow();
        observers.shutdownNow();
        streams.shutdownNow();
    }
}
