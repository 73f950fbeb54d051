package dev.socketchat.octavus.event;

import dev.socketchat.octavus.sse.ServerSentEventReader;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.media.sse.EventInput;
import org.glassfish.jersey.media.sse.InboundEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs to read a recorded answer and learn the type of each event: with our reader, and with Jersey's reader
 * of server-sent events and a JSON library. Each operation reads the whole recording and returns the number of
 * {@code text-delta} events. Run {@link #main} for a table.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EventReadingBenchmark {

    private static final int LONGEST_LINE = 8 * 1024 * 1024;
    private static final JsonReaderFactory TREES = JsonProvider.provider().createReaderFactory(Map.of());
    private static final String DELTA = "text-delta";

    private byte[] stream = {};
    private JerseyStreams jersey;
    private Jsonb jsonb;

    /** What JSON-B is to read of an event. */
    public static final class Peek {
        /** The type of the event. */
        public String type;
    }

    /** Records the stream. */
    @Setup
    public void record() {
        stream = RecordedStream.record().bytes();
        jersey = new JerseyStreams();
        jsonb = JsonbBuilder.create();
        int deltas = jersey(text -> jsonb.fromJson(text, Peek.class).type);
        if (deltas == 0 || deltas != jersey(EventReadingBenchmark::typeInTree)) {
            throw new AssertionError("The readers disagree about the recording");
        }
    }

    /** Releases what the baselines need. */
    @TearDown
    public void close() throws Exception {
        jersey.close();
        jsonb.close();
    }

    /** Our way: reader of server-sent events, then the type found by a scan of the text. */
    @Benchmark
    public int ours() throws IOException {
        ServerSentEventReader reader = new ServerSentEventReader(new ByteArrayInputStream(stream), LONGEST_LINE, EventParser::isWhole);
        EventParser parser = new EventParser();
        int deltas = 0;
        while (!reader.isEnded()) {
            for (String text : reader.readArrived()) {
                deltas += parser.parse(text).orElseThrow().type().equals(DELTA) ? 1 : 0;
            }
        }
        return deltas;
    }

    /** Jersey's {@link EventInput}, then a JSON-P tree. */
    @Benchmark
    public int jerseyAndJsonP() {
        return jersey(EventReadingBenchmark::typeInTree);
    }

    /** Jersey's {@link EventInput}, then JSON-B into a class with a type and nothing else. */
    @Benchmark
    public int jerseyAndJsonB() {
        return jersey(text -> jsonb.fromJson(text, Peek.class).type);
    }

    private interface TypePeek {
        String typeOf(String text);
    }

    private int jersey(TypePeek peek) {
        InputStream body = new ByteArrayInputStream(stream);
        int deltas = 0;
        try (EventInput events = jersey.open(body)) {
            for (InboundEvent event = events.read(); event != null; event = events.read()) {
                deltas += peek.typeOf(event.readData()).equals(DELTA) ? 1 : 0;
            }
        }
        return deltas;
    }

    private static String typeInTree(String text) {
        try (JsonReader reader = TREES.createReader(new StringReader(text))) {
            return reader.readObject().getString("type");
        }
    }

    /** Runs everything once and prints a table. */
    public static void main(String[] arguments) throws RunnerException {
        RecordedStream recording = RecordedStream.record();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(EventReadingBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        System.out.printf("%n%d events, %d bytes%n", recording.events(), recording.bytes().length);
        System.out.printf("%-16s %10s %16s%n", "", "MB/s", "allocated/event");
        results.forEach(result -> print(result, recording));
    }

    private static void print(RunResult result, RecordedStream recording) {
        double micros = result.getPrimaryResult().getScore();
        double allocated =
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        System.out.printf(
                "%-16s %10.1f %14.0f B%n",
                result.getPrimaryResult().getLabel(),
                recording.bytes().length / micros,
                allocated / recording.events());
    }
}
