package dev.socketchat.chat.message;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Does the work of one conversation's messages in order, one at a time, on threads it borrows. Any thread may call. */
final class MessageLine {

    private static final int MOST_WAITING = 16;

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>(2);
    private boolean busy;

    MessageLine(Executor threads) {
        this.threads = threads;
    }

    /** Queues the work, which throws nothing. Answers whether it could be taken: few enough wait, and a thread was free. */
    boolean offer(Runnable work) {
        synchronized (this) {
            if (busy) {
                return waiting.size() < MOST_WAITING && waiting.add(work);
            }
            busy = true;
            waiting.add(work);
        }
        try {
            threads.execute(this::workOff);
            return true;
        } catch (RejectedExecutionException full) {
            clear();
            return false;
        }
    }

    private void workOff() {
        for (Runnable work = next(); work != null; work = next()) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        busy = work != null;
        return work;
    }

    private synchronized void clear() {
        waiting.clear();
        busy = false;
    }
}
