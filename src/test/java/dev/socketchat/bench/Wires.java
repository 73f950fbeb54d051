package dev.socketchat.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Any number of client connections on one thread, cheap enough to leave the machine to the server it measures. */
final class Wires implements AutoCloseable {

    private static final int LARGEST_READ = 4 * 1024 * 1024;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_READ);
    private final Thread loop = new Thread(this::run, "wires");
    private volatile boolean closed;

    Wires() throws IOException {
        selector = Selector.open();
        loop.setUncaughtExceptionHandler((thread, failure) -> {
            // Whoever waits for this thread would wait for ever.
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        loop.start();
    }

    /** Connects a wire to a port of this machine and has it say its first words. Any thread may call. */
    <T extends Wire> T open(int port, T wire) {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            channel.configureBlocking(false);
            wire.begin(channel);
            tasks.add(() -> register(channel, wire));
            selector.wakeup();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void register(SocketChannel channel, Wire wire) {
        try {
            channel.register(selector, SelectionKey.OP_READ, wire);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(key -> ((Wire) key.attachment()).ready(buffer));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            selector.keys().forEach(key -> ((Wire) key.attachment()).cut());
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts every connection. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }
}
