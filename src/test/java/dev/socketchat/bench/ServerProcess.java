package dev.socketchat.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running server, with all the processes it has started, and what it uses of the machine. */
final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Path LOGS = Path.of("target", "bench");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    /** Of a thread: its name, its state and ten more fields, then its user and its system time in ticks. */
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compil[^)]*\\)(?: \\S+){11} (\\d+) (\\d+)");
    private static final int TICK_MICROS = 10_000;
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Contender contender;
    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);

    private ServerProcess(Contender contender) throws IOException {
        this.contender = contender;
        ProcessBuilder builder = new ProcessBuilder(contender.command()).redirectErrorStream(true);
        builder.environment().putAll(contender.environment());
        process = builder.start();
    }

    /** Starts a contender and waits until it says that it is ready. What it prints goes to target/bench. */
    static ServerProcess start(Contender contender) throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(contender);
        new Thread(server::log, "log of " + contender.name()).start();
        if (!server.ready.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || !server.process.isAlive()) {
            server.close();
            throw new IllegalStateException(contender.name() + " did not start; see " + server.logFile());
        }
        return server;
    }

    private void log() {
        try (BufferedReader lines = process.inputReader()) {
            Files.createDirectories(LOGS);
            try (var log = Files.newBufferedWriter(logFile())) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.append(line).append('\n').flush();
                    if (line.contains(contender.readyLine())) {
                        ready.countDown();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.countDown();
        }
    }

    private Path logFile() {
        return LOGS.resolve(contender.name().replaceAll("\\W+", "-") + ".log");
    }

    Contender contender() {
        return contender;
    }

    /** User and system time that all its processes have used so far, in microseconds. */
    double cpuMicros() {
        return family().mapToLong(ServerProcess::cpuNanos).sum() / 1e3;
    }

    private static long cpuNanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** What of it the compilers of a Java server have used. */
    double compilerMicros() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
            return threads.mapToDouble(ServerProcess::compilerMicros).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double compilerMicros(Path thread) {
        try {
            Matcher status = COMPILER.matcher(Files.readString(thread.resolve("stat")));
            return status.find() ? (Long.parseLong(status.group(1)) + Long.parseLong(status.group(2))) * TICK_MICROS : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** The one process that does the work: the last that was started. */
    private long pid() {
        return family().filter(ProcessHandle::isAlive).mapToLong(ProcessHandle::pid).max().orElseThrow();
    }

    /**
     * Memory in use, in KB. Of a Java server the live objects and what the process holds outside of its heap, whose
     * pages were all touched at the start; of any other the whole process.
     */
    double memory() throws IOException, InterruptedException {
        String status = Files.readString(Path.of("/proc/" + pid() + "/status"));
        double resident = number(RESIDENT, status);
        return contender.isJava() ? liveHeap() + resident : resident;
    }

    private double liveHeap() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "GC.class_histogram").start();
        String text = new String(histogram.getInputStream().readAllBytes());
        histogram.waitFor();
        return number(LIVE, text) / 1024;
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    /** Ends it, with everything it has started. */
    @Override
    public void close() {
        family().toList().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
