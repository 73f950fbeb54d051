package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TEXT;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import dev.socketchat.octavus.event.StreamEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of a run, and what the reader of its events learns of that line. */
class RunLogTest {

    private final TestBench bench = new TestBench();
    private final RecordedLog log = new RecordedLog(Run.class.getName());

    @AfterEach
    void close() {
        bench.close();
        log.close();
    }

    /** A reader with a label, which may be anything. */
    private static final class Labelled implements StreamEventListener {

        private final String label;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile String reference = "";
        private volatile String last = "";

        private Labelled(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public void onAccepted(String accepted) {
            reference = accepted;
        }

        @Override
        public void onEvents(List<StreamEvent> events) {
            last = events.get(events.size() - 1).json();
        }

        @Override
        public void onEnd(RunOutcome outcome) {
            ended.countDown();
        }
    }

    private Labelled ask(String label) throws InterruptedException {
        Labelled reader = new Labelled(label);
        bench.session().handle(trigger("Hello"), reader);
        assertThat(reader.ended.await(10, TimeUnit.SECONDS)).isTrue();
        return reader;
    }

    @Test
    void oneLineSaysHowARunEndedForWhomAndHowLongItTook() throws InterruptedException {
        bench.platform.thenEvents(START, TEXT, FINISH);

        Labelled reader = ask("connection s1, trigger user-message");

        assertThat(log.lines()).singleElement().asString()
                .matches("Run " + reader.reference + ": FINISHED, connection s1, trigger user-message, 3 events, \\d+ ms");
    }

    @Test
    void aRunForNobodyInParticularHasNoLabel() {
        bench.platform.thenEvents(START, FINISH);

        run(bench.session(), trigger("Hello"));

        assertThat(log.lines()).singleElement().asString().matches("Run [0-9a-f]{8}: FINISHED, 2 events, \\d+ ms");
    }

    @Test
    void theErrorThatAReaderSeesNamesTheRunsLine() throws InterruptedException {
        bench.platform.then(wire -> wire.json(401, "{\"error\":\"no\"}"));

        Labelled reader = ask("connection s1");

        assertThat(reader.last).contains("(reference " + reader.reference + ")", "\"code\":\"" + reader.reference + "\"");
        assertThat(log.lines()).singleElement().asString().startsWith("Run " + reader.reference + ": FAILED, connection s1, ");
    }

    @Test
    void aLabelFromOutsideCannotForgeALine() throws InterruptedException {
        bench.platform.thenEvents(START, FINISH);

        ask("user ann\nRun 00000000: FINISHED\u001b[2J\u2028\u202e");

        assertThat(log.lines()).singleElement().asString().contains("user ann?Run 00000000: FINISHED?[2J??");
    }
}
