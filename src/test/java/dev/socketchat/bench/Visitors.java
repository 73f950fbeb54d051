package dev.socketchat.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Browsers that come one behind the other, 50 at a time. Closing lets those end who are there: to cut them off would make
 * the server run, and compile, what is no part of the load.
 */
final class Visitors implements AutoCloseable {

    private static final int AT_A_TIME = 50;
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService connecting;
    private final Consumer<Runnable> visit;
    private final CountDownLatch left = new CountDownLatch(AT_A_TIME);
    private volatile boolean over;

    /**
     * @param threads on which they connect
     * @param visit begins one visit, and runs at its end what it is given
     */
    Visitors(int threads, Consumer<Runnable> visit) {
        this.visit = visit;
        connecting = Executors.newFixedThreadPool(threads);
    }

    void begin() {
        for (int i = 0; i < AT_A_TIME; i++) {
            next();
        }
    }

    private void next() {
        if (over) {
            left.countDown();
        } else {
            connecting.execute(() -> visit.accept(this::next));
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connecting.shutdownNow();
    }
}
