package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.FrameCheck;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingFramesTest {

    private static final int LIMIT = 300;
    private static final String MASK = "01020304";

    private final List<CloseStatus> ends = new ArrayList<>();
    private final FrameCheck check = new FrameCheck();
    private final IncomingFrames frames = new IncomingFrames(check);

    private int pass(String hex) {
        byte[] bytes = HexFormat.of().parseHex("ee" + hex.replace(" ", ""));
        return frames.pass(bytes, 1, bytes.length - 1);
    }

    private void open() {
        check.open(() -> LIMIT, ends::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8180" + MASK, "8981" + MASK + "61", "01fe0080" + MASK, "81ff0000000000000100" + MASK, "8182" + MASK + "6161",
        "81fe012c" + MASK})
    void framesWithinTheLimitPassHoweverTheyAreCut(String head) {
        open();
        String frame = head + "61".repeat(Math.max(0, payload(head)));
        String two = frame + frame;
        for (int cut = 0; cut <= two.length(); cut += 2) {
            assertThat(pass(two.substring(0, cut))).isEqualTo(cut / 2);
            assertThat(pass(two.substring(cut))).isEqualTo((two.length() - cut) / 2);
        }
        for (int at = 0; at < two.length(); at += 2) {
            assertThat(pass(two.substring(at, at + 2))).isEqualTo(1);
        }
        assertThat(ends).isEmpty();
    }

    private static int payload(String head) {
        int code = Integer.parseInt(head.substring(2, 4), 16) & 0x7f;
        int bytes = code == 126 ? Integer.parseInt(head.substring(4, 8), 16) : code == 127 ? Integer.parseInt(head.substring(12, 20), 16) : code;
        int headBytes = code == 126 ? 8 : code == 127 ? 14 : 6;
        return bytes - (head.length() / 2 - headBytes);
    }

    @ParameterizedTest
    @CsvSource({"81065b22686922 5d,unmasked", "8100,unmasked and empty", "8900,an unmasked ping", "0000,an unmasked continuation",
        "81ffffffffffffffffff00000000,the topmost bit of the length", "81ff8000000000000000,the topmost bit alone"})
    void aFrameThatNoClientMaySendEndsTheSession(String hex, String why) {
        open();
        assertThat(pass(hex)).as(why).isZero();
        assertThat(ends).containsExactly(CloseStatus.BROKEN_FRAME);
        assertThat(pass("8180" + MASK)).isZero();
        assertThat(ends).hasSize(1);
    }

    @Test
    void aFaultIsFoundInAHeadThatComesByteByByte() {
        open();
        assertThat(pass("81")).isEqualTo(1);
        assertThat(pass("00")).isZero();
        assertThat(ends).containsExactly(CloseStatus.BROKEN_FRAME);
    }

    @Test
    void nothingPassesOfAPayloadOverTheLimitAndTheSessionEndsWhenItWasRead() {
        open();
        assertThat(pass("81fe012d" + MASK)).isLessThanOrEqualTo(8);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(pass("61")).isZero();
            assertThat(ends).isEmpty();
        }
        assertThat(pass("61" + "8180" + MASK)).isZero();
        assertThat(ends).containsExactly(CloseStatus.TOO_BIG);
    }

    @Test
    void nobodyWaitsForAPayloadOfATerabyte() {
        open();
        assertThat(pass("81ff0000010000000000")).isZero();
        assertThat(ends).containsExactly(CloseStatus.TOO_BIG);
    }

    @Test
    void whatCameBeforeARefusedFrameInTheSameReadDoesNotPassEither() {
        open();
        assertThat(pass("8181" + MASK + "61" + "8100")).isZero();
        assertThat(ends).hasSize(1);
    }

    @Test
    void theLimitIsTheOneOfTheMoment() {
        int[] limit = {1};
        check.open(() -> limit[0], ends::add);
        limit[0] = 2;
        assertThat(pass("8182" + MASK + "6161")).isEqualTo(8);
        limit[0] = 1;
        assertThat(pass("8182" + MASK + "6161")).isZero();
        assertThat(ends).containsExactly(CloseStatus.TOO_BIG);
    }

    @Test
    void withoutASessionFramesAreLimitedByTheirServerAlone() {
        assertThat(pass("81ff0000000000a00000" + MASK)).isEqualTo(14);
        assertThat(ends).isEmpty();
    }

    @Test
    void withoutASessionABrokenFrameGoesNowhere() {
        assertThat(pass("8100")).isZero();
        assertThat(pass("8180" + MASK)).isZero();
    }
}
