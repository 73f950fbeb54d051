package dev.socketchat.chat;

import java.util.concurrent.ThreadFactory;

/**
 * Does something as soon as the JVM is told to end. Payara Micro stops its network and its applications at the same
 * time then, so that the connections may be gone before {@code contextDestroyed} is called.
 */
final class ShutdownHook implements AutoCloseable {

    private final Thread hook;
    private volatile boolean calledOff;

    /** @param threads makes the thread that does it */
    ShutdownHook(ThreadFactory threads, Runnable action) {
        hook = threads.newThread(() -> {
            if (!calledOff) {
                action.run();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The application ends before the JVM does. */
    @Override
    public void close() {
        try {
            if (Runtime.getRuntime().removeShutdownHook(hook)) {
                calledOff = true;
                // Payara holds a managed thread, and by it the whole application, until it has run to its end.
                hook.start();
            }
        } catch (IllegalStateException ending) {
            // The JVM is at it already.
        }
    }
}
