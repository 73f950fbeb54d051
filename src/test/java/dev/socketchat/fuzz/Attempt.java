package dev.socketchat.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A case while it is played: its connections, and what was seen on them. Used by one thread. */
final class Attempt implements AutoCloseable {

    /** Within which a server must begin to answer what is whole and valid. */
    static final Duration PATIENCE = Duration.ofSeconds(20);
    /** After which nothing more is expected of a server that may be waiting for more input. */
    static final Duration QUIET = Duration.ofMillis(150);

    private final FuzzCase played;
    private final RandomGenerator random;
    private final int port;
    private final ScriptedPlatform platform;
    private final Findings findings;
    private final List<Line> lines = new ArrayList<>();

    Attempt(FuzzCase played, int port, ScriptedPlatform platform, Findings findings) {
        this.played = played;
        this.random = played.random();
        this.port = port;
        this.platform = platform;
        this.findings = findings;
    }

    FuzzCase played() {
        return played;
    }

    RandomGenerator random() {
        return random;
    }

    int port() {
        return port;
    }

    ScriptedPlatform platform() {
        return platform;
    }

    /** An id of a session or of a server that no other case has. */
    String id() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    Line connect() throws IOException {
        Line line = new Line(port);
        lines.add(line);
        return line;
    }

    /** Sends the bytes, often in two writes with a moment between them: where an input is cut is part of it. */
    void write(Line line, byte[] bytes) {
        int cut = random.nextInt(3) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
        line.write(Arrays.copyOf(bytes, cut));
        if (cut < bytes.length) {
            LockSupport.parkNanos(random.nextInt(3) * 1_500_000L);
            line.write(Arrays.copyOfRange(bytes, cut, bytes.length));
        }
    }

    /** Waits for what a server owes to an input that is whole and valid; else it is a finding. */
    boolean due(Line line, Predicate<byte[]> answer, String what) throws IOException {
        boolean came = line.await(answer, PATIENCE);
        if (!came) {
            report(what + (line.isOver() ? ": the server hung up instead" : ": nothing for " + PATIENCE.toSeconds()
                    + " s"), line);
        }
        return came;
    }

    void report(String fault, Line line) {
        findings.add(played, fault, line.sent(), line.received());
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            for (String fault : WireOracle.faults(line.received())) {
                report(fault, line);
            }
            if (random.nextInt(4) == 0) {
                line.reset();
            } else {
                line.close();
            }
        }
        platform.forget(played);
    }
}
