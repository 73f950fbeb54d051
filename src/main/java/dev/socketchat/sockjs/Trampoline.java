package dev.socketchat.sockjs;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs an action one thread at a time and never inside itself: a call that comes while the action runs, from another
 * thread or from the action, only asks the running thread for one more round. Completions may therefore arrive inline,
 * a million in a row, without growing the stack.
 */
public final class Trampoline {

    private final AtomicInteger wanted = new AtomicInteger();
    private final Runnable action;

    /** Takes the action; it is run by the callers of {@link #run()} and must not throw. */
    public Trampoline(Runnable action) {
        this.action = action;
    }

    /**
     * Has the action run at least once from now on.
     *
     * @return whether this call ran it, and not a call further up or on another thread
     */
    public boolean run() {
        if (wanted.getAndIncrement() != 0) {
            return false;
        }
        int seen = 1;
        do {
            action.run();
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
        return true;
    }
}
