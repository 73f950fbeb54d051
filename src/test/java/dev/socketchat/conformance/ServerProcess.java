package dev.socketchat.conformance;

import dev.socketchat.it.TestedServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, as an operator starts it, that one application comes to and goes from. What it says
 * is kept in a file under {@code target}.
 */
public abstract class ServerProcess implements AutoCloseable {

    /** The name of the application, and its path. */
    public static final String CONTEXT = "chat";
    static final String MEMORY = "-Xmx768m";
    private static final int PATIENCE_SECONDS = 120;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final int port;
    private final int securePort;
    private Process process;

    ServerProcess() throws IOException {
        port = freePort();
        securePort = freePort();
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    /** Starts the server that the build is for. */
    static ServerProcess start() throws IOException, InterruptedException {
        return switch (TestedServer.current()) {
            case PAYARA_MICRO -> new MicroProcess();
            case PAYARA_SERVER -> new PayaraServerProcess(List.of());
            case WILDFLY -> new WildFlyProcess(MEMORY, List.of());
        };
    }

    /** Starts it with the application, as an operator does. */
    static ServerProcess serving(File war) throws IOException, InterruptedException {
        return serving(war, List.of());
    }

    /**
     * Starts it with the application and settings of the application's.
     *
     * @param settings options of the Java process such as {@code -Doctavus.run.max=5}
     */
    public static ServerProcess serving(File war, List<String> settings) throws IOException, InterruptedException {
        ServerProcess server = switch (TestedServer.current()) {
            case PAYARA_MICRO -> new MicroProcess(war, MEMORY, settings);
            case WILDFLY -> new WildFlyProcess(MEMORY, settings);
            case PAYARA_SERVER -> new PayaraServerProcess(settings);
        };
        if (TestedServer.current() != TestedServer.PAYARA_MICRO) {
            server.deploy(war);
        }
        return server;
    }

    /** Starts it with the application and so much memory; not Payara Server, whose domain says what it has. */
    static ServerProcess serving(File war, String memory) throws IOException, InterruptedException {
        if (TestedServer.current() == TestedServer.PAYARA_MICRO) {
            return new MicroProcess(war, memory, List.of());
        }
        ServerProcess server = new WildFlyProcess(memory, List.of());
        server.deploy(war);
        return server;
    }

    /** Where it listens, on 127.0.0.1. */
    public final int port() {
        return port;
    }

    /** Where it speaks TLS with a certificate of its own making; nowhere on Payara Server as it ships. */
    final int securePort() {
        return securePort;
    }

    /** Starts it with nothing configured, and waits for the words that say it is ready. */
    final void launch(ProcessBuilder server, String ready) throws IOException, InterruptedException {
        server.environment().keySet().removeIf(name -> name.startsWith("OCTAVUS_"));
        process = server.redirectErrorStream(true).start();
        Thread pump = new Thread(this::pump, "lines of the server");
        pump.setDaemon(true);
        pump.start();
        await(ready);
    }

    private void pump() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8); Writer file = Files.newBufferedWriter(logFile())) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.append(line).append('\n').flush();
                lines.add(line);
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /** What it has said. */
    final String log() throws IOException {
        return Files.readString(logFile());
    }

    /** The file with all that it has said. */
    public final Path logFile() {
        return Path.of("target", getClass().getSimpleName() + "-" + port + ".log");
    }

    /** Waits for a line with the words. */
    final void await(String words) throws InterruptedException {
        for (String line = next(); !line.contains(words); line = next()) {
            // Lines about other things go by.
        }
    }

    private String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("The server has said nothing for " + PATIENCE_SECONDS + " s");
        }
        return line;
    }

    /** Says a line to it. */
    final void say(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    abstract void deploy(File war) throws IOException, InterruptedException;

    abstract void undeploy() throws IOException, InterruptedException;

    /** The Java process, which may be a child of the one that was started. */
    public final ProcessHandle jvm() {
        return process.children().findFirst().orElse(process.toHandle());
    }

    /** Asks its JVM a question with {@code jcmd}. */
    public final String ask(String question) throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + jvm().pid(), question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asking.waitFor() != 0) {
            throw new IOException(answer);
        }
        return answer;
    }

    /** Asks it to stop, with SIGTERM, and waits until it has. */
    final boolean terminate() throws InterruptedException {
        jvm().destroy();
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
