package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A proxy in a process of its own, at a port of its own, with the file that ships but for what a test has to change. */
final class RunningProxy implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final int PATIENCE_SECONDS = 20;

    private final ReverseProxy kind;
    private final int port;
    private final Path log;
    private final Process process;

    private RunningProxy(ReverseProxy kind, Path program, Map<String, String> changes) throws IOException {
        this.kind = kind;
        port = freePort();
        String text = changed(kind.shipped(), changes);
        text = changed(text, Map.of("127.0.0.1:8081", "127.0.0.1:" + port));
        Path folder = Files.createDirectories(Path.of("target", kind.program() + "-" + port)).toAbsolutePath();
        Path file = Files.writeString(folder.resolve("configuration"), kind.whole(text));
        log = folder.resolve("log");
        ProcessBuilder starting = new ProcessBuilder(program.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
        starting.command().addAll(kind.arguments(file));
        process = starting.start();
    }

    /**
     * Starts a proxy.
     *
     * @param changes texts of the file and what takes their place
     */
    static RunningProxy start(ReverseProxy kind, Map<String, String> changes) throws IOException {
        Path program = kind.installed().orElseGet(() -> without(kind));
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            RunningProxy proxy = new RunningProxy(kind, program, changes);
            if (proxy.answers()) {
                return proxy;
            }
            // Somebody else may have taken the port in between.
            proxy.close();
        }
        RunningProxy last = new RunningProxy(kind, program, changes);
        assertThat(last.answers()).as("%s answers; its log: %s", kind, Files.readString(last.log)).isTrue();
        return last;
    }

    /** On a person's machine the test is then reported as skipped; where {@code CI=true} that is a failure. */
    private static Path without(ReverseProxy kind) {
        String sentence = "No " + kind.program() + " on this machine: install it to test server-config's file for it";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(sentence);
        }
        return Assumptions.abort(sentence);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private static String changed(String text, Map<String, String> changes) {
        String result = text;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(result).as("the file that ships").contains(change.getKey());
            result = result.replace(change.getKey(), change.getValue());
        }
        return result;
    }

    private boolean answers() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket connected = new Socket("127.0.0.1", port)) {
                // Somebody else would answer at the port while this process ends.
                return connected.isConnected() && process.isAlive();
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    /** Where it serves the chat, with the slash at the end. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/support/");
    }

    @Override
    public String toString() {
        return kind.program();
    }

    @Override
    public void close() {
        process.destroy();
        assertThat(process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().isAlive()).isFalse();
    }
}
