package dev.socketchat.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens on 127.0.0.1 and hands complete requests to a {@link HttpHandler}. */
public final class HttpServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());
    private static final int SWEEP_MILLIS = 1000;
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS);
    private static final int CLOSE_MILLIS = 5000;

    private final HttpHandler handler;
    private final HttpLimits limits;
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final ExecutorService workers;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocate(64 * 1024);
    private final Thread loop;
    private volatile boolean stopping;
    private long lastSweep = System.nanoTime();

    private HttpServer(int port, HttpHandler handler, HttpLimits limits, ThreadFactory threads) throws IOException {
        this.handler = handler;
        this.limits = limits;
        this.listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        try {
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1024);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        this.selector = Selector.open();
        this.workers = new ThreadPoolExecutor(0, limits.requests(), 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
                threads);
        this.loop = threads.newThread(this::run);
    }

    /**
     * Starts a server.
     *
     * @param port the port, 0 for any free one
     * @param threads makes the selector thread and, on demand, the workers
     * @throws IOException when the port cannot be had
     */
    public static HttpServer start(int port, HttpHandler handler, HttpLimits limits, ThreadFactory threads)
            throws IOException {
        HttpServer server = new HttpServer(port, handler, limits, threads);
        server.listener.configureBlocking(false);
        server.listener.register(server.selector, SelectionKey.OP_ACCEPT);
        server.loop.start();
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return listener.socket().getLocalPort();
    }

    /** Closes every connection and waits a few seconds at most for the threads to end. */
    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        workers.shutdownNow();
        try {
            loop.join(CLOSE_MILLIS);
            workers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    HttpLimits limits() {
        return limits;
    }

    HttpHandler handler() {
        return handler;
    }

    ExecutorService workers() {
        return workers;
    }

    /** Runs something on the selector thread. */
    void onSelector(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try (listener; selector) {
            while (!stopping) {
                selector.select(this::ready, SWEEP_MILLIS);
                runTasks();
                sweep();
            }
            selector.keys().forEach(HttpServer::closePeer);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.ERROR, "The local platform has stopped listening", e);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now - lastSweep < SWEEP_NANOS) {
            return;
        }
        lastSweep = now;
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof HttpPeer peer) {
                peer.sweep(now);
            }
        }
    }

    private static void closePeer(SelectionKey key) {
        if (key.attachment() instanceof HttpPeer peer) {
            peer.close();
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof HttpPeer peer) {
            peer.ready(key, readBuffer);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();
            if (channel != null) {
                admit(channel);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be accepted", e);
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        HttpPeer peer = new HttpPeer(this, new HttpConnection(channel, key, limits.stallTime()));
        key.attach(peer);
        if (selector.keys().size() > limits.connections() + 1) {
            peer.turnAway(503, "Too many connections");
        }
    }
}
