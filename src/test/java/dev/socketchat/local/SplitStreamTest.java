package dev.socketchat.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.RunOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same events in every way bytes can come: the caller of the client sees no difference. */
class SplitStreamTest extends PlatformTest {

    private static final List<String> EVENTS = List.of(
            "{\"type\":\"start\",\"messageId\":\"msg_1\",\"executionId\":\"exe_1\"}",
            "{\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"Grüße, \u20AC 5 \uD83D\uDE00\u2028\"}",
            "{ \"type\" : \"text-delta\",\t\"id\":\"t\",\"delta\":\"\\ud83d\\ude00 1e2\" , \"n\":1E+400}",
            "{\"type\":\"finish\",\"finishReason\":\"stop\",\"executionId\":\"exe_1\"}");
    private static final String CLEAN = stream(EVENTS);

    private HurriedClient client;

    @BeforeEach
    void connect() {
        client = new HurriedClient(platform.baseUri(), limits -> limits);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private static String stream(List<String> events) {
        return "data: " + String.join("\n\ndata: ", events) + "\n\ndata: [DONE]\n\n";
    }

    enum Variant {
        CLEAN_STREAM(Fault::raw),
        BYTE_BY_BYTE(Fault::byteByByte),
        CRLF(body -> Fault.raw(body.replace("\n", "\r\n"))),
        CRLF_BYTE_BY_BYTE(body -> Fault.byteByByte(body.replace("\n", "\r\n"))),
        CR(body -> Fault.raw(body.replace("\n", "\r"))),
        BYTE_ORDER_MARK(body -> Fault.raw("\uFEFF" + body)),
        BYTE_ORDER_MARK_BYTE_BY_BYTE(body -> Fault.byteByByte("\uFEFF" + body)),
        NO_FINAL_NEWLINE(body -> Fault.raw(body.substring(0, body.indexOf("\n\ndata: [DONE]")))),
        NO_FINAL_NEWLINE_BYTE_BY_BYTE(body -> Fault.byteByByte(body.substring(0, body.indexOf("\n\ndata: [DONE]")))),
        COMMENTS_AND_FIELDS(body -> Fault.raw(": hi\n\nretry: 5\n" + body.replace("\n\n", "\n:\nid: 7\nevent: x\n\n"))),
        GARBAGE(body -> Fault.raw("data: {\"type\":\n\ndata: 7\n\ndata: \n\n" + body.replace("\n\n", "\n\n\u0000oops\n"))),
        HALF_A_CHARACTER_BEFORE(body -> pieces(new byte[] {'d', 'a', 't', 'a', ':', ' ', (byte) 0xF0, (byte) 0x9F, '\n', '\n'},
                body.getBytes(UTF_8)));

        final Function<String, Fault> fault;

        Variant(Function<String, Fault> fault) {
            this.fault = fault;
        }
    }

    private static Fault pieces(byte[]... pieces) {
        return new Fault.Raw(List.of(pieces));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R2 however the same events are written, they are the same events")
    void wayOfWritingMakesNoDifference(Variant variant) {
        ObservedTurn turn = turn(variant.fault.apply(CLEAN));

        assertThat(turn.texts()).isEqualTo(EVENTS);
        assertThat(turn.outcome()).isEqualTo(RunOutcome.FINISHED);
    }

    @Test
    @DisplayName("R2 a cut between any two bytes makes no difference")
    void cutBetweenAnyTwoBytesMakesNoDifference() {
        byte[] body = CLEAN.replace("\n", "\r\n").getBytes(UTF_8);
        List<List<String>> seen = new ArrayList<>();
        for (int at = 1; at < body.length; at++) {
            seen.add(turn(pieces(Arrays.copyOf(body, at), Arrays.copyOfRange(body, at, body.length))).texts());
        }

        assertThat(seen).allMatch(EVENTS::equals);
    }

    @Test
    @DisplayName("R2 half a character inside an event becomes U+FFFD and spoils nothing else")
    void halfACharacterSpoilsNothingElse() {
        List<byte[]> writes = new ArrayList<>();
        writes.add(("data: " + EVENTS.get(0) + "\n\ndata: {\"type\":\"text-delta\",\"delta\":\"a").getBytes(UTF_8));
        writes.add(new byte[] {(byte) 0xE2, (byte) 0x82});
        writes.add(("b\"}\n\ndata: " + EVENTS.get(3) + "\n\n").getBytes(UTF_8));

        assertThat(turn(new Fault.Raw(writes)).texts()).containsExactly(EVENTS.get(0),
                "{\"type\":\"text-delta\",\"delta\":\"a\uFFFDb\"}", EVENTS.get(3));
    }

    private ObservedTurn turn(Fault fault) {
        platform.faults().next(fault);
        return client.say(caller.createSession(), "hello");
    }
}
