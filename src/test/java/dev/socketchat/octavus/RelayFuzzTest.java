package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.OddJson;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends odd but legal events over HTTP through a session; {@code -Drelay.seeds=N} tries more of them. */
class RelayFuzzTest {

    private static final int EVENTS = 60;
    private static final List<String> KNOWN = List.of(
            "text-delta",
            "reasoning-delta",
            "tool-input-delta",
            "tool-output-available",
            "block-start",
            "source",
            "resource-update",
            "\\u0074ext-delta");
    private static final List<String> LINE_ENDS = List.of("\n\n", "\r\n\r\n", "\r\r", "\n", "\r\n: comment\r\n");

    private final TestBench bench = new TestBench(config -> config.maxRetries(0));

    @AfterEach
    void close() {
        bench.close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("relay.seeds", 25));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("C5 odd but legal events reach the listener character for character, however they were cut")
    void eventsPassCharacterForCharacter(long seed) {
        Random random = new Random(seed);
        List<String> sent = turn(random);
        bench.platform.then(wire -> send(sent, random, wire));

        RecordingListener listener = run(bench.session(), trigger("Hello"));

        assertThat(listener.outcome()).isEqualTo(RunOutcome.FINISHED);
        assertThat(listener.texts()).containsExactlyElementsOf(sent);
    }

    private static List<String> turn(Random random) {
        List<String> events = new ArrayList<>();
        events.add(odd(random, "start", ",\"executionId\":\"exe_1\""));
        for (int i = 0; i < EVENTS; i++) {
            events.add(
                    random.nextBoolean()
                            ? new OddJson(random).event()
                            : odd(random, KNOWN.get(random.nextInt(KNOWN.size())), ""));
        }
        events.add(odd(random, "fini\\u0073h", ",\"finishReason\":\"stop\""));
        return events;
    }

    /** An event whose last type is the one that counts, as in a browser. */
    private static String odd(Random random, String type, String more) {
        OddJson json = new OddJson(random);
        String another = random.nextInt(4) == 0 ? "\"type\"" + json.colon() + "-0.0 ," : "";
        return json.event(another + "\"type\"" + json.colon() + "\"" + type + "\"" + more);
    }

    private static void send(List<String> events, Random random, ScriptedPlatform.Wire wire) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String event : events) {
            body.append("data: ").append(event).append(LINE_ENDS.get(random.nextInt(LINE_ENDS.size())));
        }
        wire.stream();
        int from = 0;
        while (from < body.length()) {
            int to = Math.min(body.length(), from + 1 + random.nextInt(2000));
            to += to < body.length() && Character.isLowSurrogate(body.charAt(to)) ? 1 : 0;
            wire.chunk(body.substring(from, to));
            from = to;
        }
        wire.done();
    }
}
