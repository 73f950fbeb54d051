package dev.socketchat.octavus.concurrent;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** So many runs may be under way at once; one too many is told so at once and does not wait. Any thread may call. */
public final class RunSlots {

    private final Semaphore free;

    /** @param limit how many */
    public RunSlots(int limit) {
        free = new Semaphore(limit);
    }

    /**
     * Takes a slot.
     *
     * @throws RejectedExecutionException if none is free
     */
    public void take() {
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException("As many answers as allowed are under way");
        }
    }

    /** Gives back one that was taken. */
    public void giveBack() {
        free.release();
    }
}
