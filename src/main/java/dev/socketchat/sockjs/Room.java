package dev.socketchat.sockjs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where producers wait for a queue to empty. It has a lock of its own, and not a monitor, so that virtual threads wait
 * without holding a platform thread and the session's lock is never waited under.
 */
final class Room {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private volatile boolean free = true;

    void set(boolean isFree) {
        lock.lock();
        try {
            free = isFree;
            if (isFree) {
                freed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isFree() {
        return free;
    }

    boolean await(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!free && left > 0) {
                left = freed.awaitNanos(left);
            }
            return free;
        } finally {
            lock.unlock();
        }
    }
}
