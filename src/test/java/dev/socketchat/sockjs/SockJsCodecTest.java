package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsCodecTest {

    private static String encode(String... messages) {
        return SockJsCodec.encodeMessages(List.of(messages));
    }

    private static List<String> decode(String text) {
        return ((Incoming.Messages) SockJsCodec.decodeArray(text)).messages();
    }

    @Test
    void messagesStandInOneArrayWithoutBlanks() {
        assertThat(encode("x", "y")).isEqualTo("a[\"x\",\"y\"]");
        assertThat(encode("")).isEqualTo("a[\"\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0000 u0000", "0007 u0007", "0008 b", "0009 t", "000a n", "000b u000b", "000c f", "000d r",
                "001f u001f", "0022 \"", "005c \\", "200c u200c", "200f u200f", "2028 u2028", "202f u202f",
                "2060 u2060", "206f u206f", "d800 ud800", "dbff udbff", "dc00 udc00", "dfff udfff", "fff0 ufff0",
                "ffff uffff"
            })
    void charactersThatBrowsersLoseAreEscapedInLowerCase(String unit, String escape) {
        assertThat(encode("a" + (char) Integer.parseInt(unit, 16) + "b")).isEqualTo("a[\"a\\" + escape + "b\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0020", "002f", "003c", "007f", "00e9", "200b", "2010", "2027", "2030", "205f", "2070",
        "d7ff", "e000", "ffef"})
    void otherCharactersGoOutAsTheyAre(String unit) {
        char c = (char) Integer.parseInt(unit, 16);
        assertThat(encode("" + c)).isEqualTo("a[\"" + c + "\"]");
    }

    @Test
    void aSurrogatePairIsEscapedToo() {
        assertThat(encode("\ud83d\ude00")).isEqualTo("a[\"\\ud83d\\ude00\"]");
    }

    @Test
    void theKillerStringIsEscapedByteForByte() {
        StringBuilder killer = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        IntStream.of(0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202f, 0x2060, 0x206a, 0x206f, 0xfff0,
                        0xfffe, 0xffff)
                .forEach(unit -> {
                    killer.append((char) unit);
                    expected.append("\\u").append(String.format("%04x", unit));
                });
        assertThat(encode(killer.toString())).isEqualTo("a[\"" + expected + "\"]");
    }

    @Test
    void everyCodeUnitComesBackAsItWas() {
        for (int unit = 0; unit <= 0xffff; unit++) {
            String message = "x" + (char) unit;
            assertThat(decode(encode(message).substring(1))).containsExactly(message);
        }
    }

    @Test
    void everyCodeUnitIsReadFromItsEscape() {
        for (int unit = 0; unit <= 0xffff; unit++) {
            assertThat(decode("[\"" + String.format("\\u%04X", unit) + "\"]")).containsExactly("" + (char) unit);
        }
    }

    @Test
    void aCloseReasonCannotBreakItsFrame() {
        assertThat(SockJsCodec.encodeClose(CloseStatus.GO_AWAY)).isEqualTo("c[3000,\"Go away!\"]");
        assertThat(SockJsCodec.encodeClose(new CloseStatus(4000, "\"]"))).isEqualTo("c[4000,\"\\\"]\"]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[]|0", "` [ ] `|0", "[\"a\"]|1", "` [\"a\"]`|1", "`\n[\"a\" , \"b\"]\r\n`|2", "[\"\"]|1",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]|1"
            })
    void arraysOfStringsAreRead(String text, int count) {
        assertThat(decode(text)).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "\"a\"", "1", "null", "true", "[1]", "[null]", "[{}]", "[[\"a\"]]", "[true]",
        "[\"a\",1]", "[1.5e3]", "{\"a\":[\"b\"]}"})
    void jsonOfAnotherKindIsNoMessages(String text) {
        assertThat(SockJsCodec.decodeArray(text)).isInstanceOf(Incoming.NotMessages.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[\"a", "[\"a\"", "[\"a\",", "[\"a\",]", "[,]", "[\"a\" \"b\"]", "[\"a\"]x",
        "[\"a\"][\"b\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\u12g4\"]", "[\"\\u\uff11\uff12\uff13\uff14\"]",
        "[\"\n\"]", "['a']", "]", "x", "[1", "{", "nul"})
    void whatIsNoJsonIsBroken(String text) {
        assertThat(SockJsCodec.decodeArray(text)).isInstanceOf(Incoming.Broken.class);
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(SockJsCodec.decodeArray(deep)).isInstanceOf(Incoming.NotMessages.class);
    }

    @Test
    void oneStringAloneIsOnlyForWebSockets() {
        assertThat(SockJsCodec.decodeArrayOrString(" \"a\" ")).isEqualTo(new Incoming.Messages(List.of("a")));
        assertThat(SockJsCodec.decodeArrayOrString("[\"a\"]")).isEqualTo(new Incoming.Messages(List.of("a")));
        assertThat(SockJsCodec.decodeArrayOrString("\"a\"x")).isInstanceOf(Incoming.Broken.class);
        assertThat(SockJsCodec.decodeArrayOrString("\"a")).isInstanceOf(Incoming.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\u00e9", "\u20ac", "\ud83d\ude00", "a\ud83d\ude00\u00e9\u20acz"})
    void utf8LengthIsThatOfTheEncodedBytes(String text) {
        assertThat(SockJsCodec.utf8Length(text))
                .isEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }

    @Test
    void aLoneSurrogateCountsAsThreeBytes() {
        assertThat(SockJsCodec.utf8Length("\ud800")).isEqualTo(3);
        assertThat(SockJsCodec.utf8Length("\udc00\ud800")).isEqualTo(6);
    }
}
