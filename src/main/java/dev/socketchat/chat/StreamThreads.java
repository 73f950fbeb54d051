package dev.socketchat.chat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * One thread for each answer that is under way, and no more of them than the limit: a further one is refused at once
 * rather than queued behind answers that may take minutes. Any thread may call.
 */
final class StreamThreads implements Executor, AutoCloseable {

    private final ThreadFactory factory;
    private final Semaphore free;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    StreamThreads(ThreadFactory factory, int limit) {
        this.factory = factory;
        this.free = new Semaphore(limit);
    }

    /** @throws RejectedExecutionException if as many answers as allowed are under way, or no thread can be had */
    @Override
    public void execute(Runnable run) {
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException("As many answers as allowed are under way");
        }
        try {
            factory.newThread(() -> track(run)).start();
        } catch (RuntimeException | OutOfMemoryError noThread) {
            free.release();
            throw new RejectedExecutionException("No thread can be had", noThread);
        }
    }

    private void track(Runnable run) {
        running.add(Thread.currentThread());
        try {
            run.run();
        } finally {
            running.remove(Thread.currentThread());
            free.release();
        }
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        running.forEach(Thread::interrupt);
    }
}
