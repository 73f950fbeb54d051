package dev.socketchat.octavus.concurrent;

import org.jspecify.annotations.Nullable;

/**
 * Lets others interrupt what the thread that makes it does next, up to its close, and nothing that the thread does
 * afterwards: threads of a pool go on with the work of others. Any thread may run it, the one that made it closes it.
 */
public final class Interruption implements Runnable, AutoCloseable {

    private @Nullable Thread thread = Thread.currentThread();
    private boolean happened;

    @Override
    public synchronized void run() {
        if (thread != null) {
            happened = true;
            thread.interrupt();
        }
    }

    /** Takes an interruption back that nothing has met. */
    @Override
    public synchronized void close() {
        thread = null;
        if (happened) {
            Thread.interrupted();
        }
    }
}
