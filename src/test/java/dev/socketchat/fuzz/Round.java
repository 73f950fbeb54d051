package dev.socketchat.fuzz;

import dev.socketchat.fuzz.Kind.Lane;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays cases for a while: those of browsers on a few threads and those of the platform, which wait more, on others.
 */
final class Round implements AutoCloseable {

    private final long seed;
    private final int port;
    private final ScriptedPlatform platform;
    private final Findings findings;
    private final Map<Lane, AtomicLong> places = new EnumMap<>(Lane.class);
    private final Map<Kind, LongSummaryStatistics> played = new EnumMap<>(Kind.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Round(long seed, int port, ScriptedPlatform platform, Findings findings) {
        this.seed = seed;
        this.port = port;
        this.platform = platform;
        this.findings = findings;
        List.of(Lane.values()).forEach(lane -> places.put(lane, new AtomicLong()));
    }

    /** The milliseconds that the cases of each kind took so far. */
    Map<Kind, LongSummaryStatistics> played() {
        return played;
    }

    /** How many cases were played so far. */
    long cases() {
        return played.values().stream().mapToLong(LongSummaryStatistics::getCount).sum();
    }

    /** Goes on with the next cases, and returns when the last of them is over. Answers which they were. */
    String play(Duration time) throws InterruptedException, ExecutionException {
        String from = places.toString();
        play(time.multipliedBy(4).dividedBy(5), Lane.BROWSERS, Lane.PLATFORMS);
        play(time.dividedBy(5), Lane.CREATIONS);
        return "places " + from + " to " + places;
    }

    private void play(Duration time, Lane... lanes) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Void>> work = new ArrayList<>();
        for (Lane lane : lanes) {
            work.addAll(Collections.nCopies(lane.threads(), () -> {
                while (System.nanoTime() < end) {
                    play(lane.number(places.get(lane).getAndIncrement()));
                }
                return null;
            }));
        }
        for (Future<Void> each : threads.invokeAll(work)) {
            each.get();
        }
        platform.forgetAll();
    }

    /** Plays one case. */
    void play(long number) {
        FuzzCase next = new FuzzCase(seed, number);
        Kind kind = Kind.of(next);
        long begun = System.nanoTime();
        try (Attempt attempt = new Attempt(next, port, platform, findings)) {
            kind.play(attempt);
        } catch (IOException failure) {
            findings.add("No connection can be made: " + failure.getMessage(), kind + ", case " + number);
        }
        synchronized (played) {
            played.computeIfAbsent(kind, any ->
                    new LongSummaryStatistics()).accept((System.nanoTime() - begun) / 1_000_000);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
