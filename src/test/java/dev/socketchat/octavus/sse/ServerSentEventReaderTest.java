package dev.socketchat.octavus.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerSentEventReaderTest {

    enum Wire {
        ONE_EVENT("data: {\"a\":1}\n\n", "{\"a\":1}"),
        EVENT_BEFORE_ITS_BLANK_LINE("data: 1\n", "1"),
        FIELD_WITHOUT_SPACE("data:{\"a\":1}\n\ndata:2\n\n", "{\"a\":1}", "2"),
        FIELD_WITHOUT_COLON("data\n\ndata\ndata\n\n", "", "\n"),
        OTHER_FIELDS_THAT_BEGIN_ALIKE("database: 1\ndata : 2\n data: 3\nDATA: 4\ndata: 5\n\n", "5"),
        TEXT_OVER_SEVERAL_LINES("data: {\"a\":\ndata:1,\ndata: \"b\":2}\n\n", "{\"a\":\n1,\n\"b\":2}"),
        TEXT_OVER_SEVERAL_LINES_AND_FIELDS("data: {\"a\":\nid: 3\n: hm\r\ndata: 1}\r\n\r\n", "{\"a\":\n1}"),
        TEXT_THAT_THE_END_CUTS_SHORT("data: {\"a\":\ndata: 1}", "{\"a\":\n1}"),
        DONE_IS_NO_EVENT_AND_NO_END("data: 1\n\ndata: [DONE]\n\ndata: 2\n\n", "1", "2"),
        DONE_WITH_CARRIAGE_RETURN("data: [DONE]\r\n\r\ndata: 2\r\n\r\n", "2"),
        HEARTBEAT_COMMENT(": heartbeat\n\ndata: 1\n\n", "1"),
        OTHER_FIELDS("event: x\nid: 7\nretry: 10\ndata: 1\nfoo\n\n", "1"),
        WHOLE_LINES_BY_THEMSELVES("data: {1}\ndata: {2}\n\n", "{1}", "{2}"),
        DONE_AND_MORE("data: [DONE]\ndata: {2}\n\n", "{2}"),
        LINES_OF_ONE_TEXT("data: 1\ndata: 2\n\n", "1\n2"),
        CARRIAGE_RETURN_LINE_FEED("data: 1\r\n\r\ndata: 2\r\n\r\n", "1", "2"),
        CARRIAGE_RETURN_ALONE("data: 1\r\rdata: 2\r\r", "1", "2"),
        MIXED_LINE_ENDS("data: 1\rdata: 2\ndata: 3\r\n\ndata: 4\n\rdata: 5\n", "1\n2\n3", "4", "5"),
        BYTE_ORDER_MARK("\uFEFFdata: 1\n\n", "1"),
        BYTE_ORDER_MARK_LATER_IS_TEXT("data: 1\n\n\uFEFFdata: 2\n\n", "1"),
        ONLY_THE_FIRST_SPACE_BELONGS_TO_THE_FIELD("data:   1 \n\n", "  1 "),
        EMPTY_DATA("data: \n\ndata: 1\n\n", "", "1"),
        NO_FINAL_LINE_END("data: 1\n\ndata: 2", "1", "2"),
        MANY_BYTES_A_CHARACTER("data: \"ä€😀\u2028\"\n\n", "\"ä€😀\u2028\""),
        EVENTS_AFTER_FINISH(
                "data: {\"type\":\"finish\"}\n\ndata: {\"type\":\"usage\"}\n\n",
                "{\"type\":\"finish\"}",
                "{\"type\":\"usage\"}"),
        NOTHING(""),
        NUL_AND_COLON_LINES(":\n::\n\u0000\ndata: 1\n", "1");

        final byte[] bytes;
        final List<String> events;

        Wire(String text, String... events) {
            this.bytes = text.getBytes(UTF_8);
            this.events = List.of(events);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C3 every line rule gives its events, wherever the bytes are cut")
    void splittingAtEveryOffsetGivesTheSameEvents(Wire wire) throws IOException {
        assertThat(readAll(new ByteArrayInputStream(wire.bytes))).isEqualTo(wire.events);
        for (int cut = 0; cut <= wire.bytes.length; cut++) {
            assertThat(readAll(cutAt(wire.bytes, cut))).as("cut at %d", cut).isEqualTo(wire.events);
        }
        assertThat(readAll(chunks(wire.bytes, 1))).as("one byte at a time").isEqualTo(wire.events);
    }

    @Test
    @DisplayName("C3 a stream of 64 KB reads alike in chunks of any size")
    void longStreamReadsAlikeInRandomChunks() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; text.length() < 64 * 1024; i++) {
            String event = "{\"n\":" + i + ",\"t\":\"" + "ü😀x".repeat(i % 40) + "\"}";
            text.append(i % 7 == 0 ? ": heartbeat\n\n" : "")
                    .append("data: ")
                    .append(event)
                    .append(i % 3 == 0 ? "\r\n\r\n" : "\n\n");
            expected.add(event);
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            assertThat(readAll(chunks(bytes, 1 + random.nextInt(9000)))).isEqualTo(expected);
        }
    }

    @Test
    void allEventsOfOneReadComeInOneBatch() throws IOException {
        ServerSentEventReader reader = reader(chunks("data: 1\n\ndata: 2\n\ndata: 3\n\n".getBytes(UTF_8), 18), 100);

        assertThat(reader.readArrived()).containsExactly("1", "2");
        assertThat(reader.readArrived()).containsExactly("3");
        assertThat(reader.readArrived()).isEmpty();
        assertThat(reader.readArrived()).isEmpty();
        assertThat(reader.bytesRead()).isEqualTo(27);
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementCharacters() throws IOException {
        byte[] bytes = {'d', 'a', 't', 'a', ':', ' ', '"', (byte) 0xC3, '"', '\n'};

        assertThat(readAll(new ByteArrayInputStream(bytes))).containsExactly("\"\uFFFD\"");
    }

    @Test
    void lineOfTheAllowedLengthPassesAndOneByteMoreEndsTheStream() throws IOException {
        int limit = 50_000;
        String data = "x".repeat(limit - "data: ".length());

        assertThat(readAll(reader(chunks(("data: " + data + "\n").getBytes(UTF_8), 777), limit)))
                .containsExactly(data);
        ServerSentEventReader tooLong = reader(chunks(("data: " + data + "x\n").getBytes(UTF_8), 777), limit);
        assertThatThrownBy(() -> readAll(tooLong))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("50000 bytes");
    }

    @Test
    void aTextOfManyLinesIsBoundedAsOneIs() {
        byte[] lines = "data: [\n".repeat(100_000).getBytes(UTF_8);

        assertThatThrownBy(() -> readAll(reader(new ByteArrayInputStream(lines), 100_000)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void lineThatNeverEndsIsCutOffAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> readAll(reader(endless, 100_000))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aReadThatCompletesNoEventReturnsNoneAndDoesNotWaitForMore() throws IOException {
        ServerSentEventReader reader = reader(chunks("data: {1}\n\ndata: {2}\n".getBytes(UTF_8), 6), 100);

        assertThat(reader.readArrived()).isEmpty();
        assertThat(reader.readArrived()).containsExactly("{1}");
        assertThat(reader.readArrived()).isEmpty();
        assertThat(reader.readArrived()).containsExactly("{2}");
        assertThat(reader.isEnded()).isFalse();
        assertThat(reader.readArrived()).isEmpty();
        assertThat(reader.isEnded()).isTrue();
    }

    private static ServerSentEventReader reader(InputStream in, int limit) {
        return new ServerSentEventReader(in, limit, text -> text.startsWith("{") && text.endsWith("}"));
    }

    private static List<String> readAll(InputStream in) throws IOException {
        return readAll(reader(in, 1 << 20));
    }

    private static List<String> readAll(ServerSentEventReader reader) throws IOException {
        List<String> events = new ArrayList<>();
        while (!reader.isEnded()) {
            events.addAll(reader.readArrived());
        }
        return events;
    }

    private static InputStream cutAt(byte[] bytes, int cut) {
        return new SequenceInputStream(
                new ByteArrayInputStream(bytes, 0, cut), new ByteArrayInputStream(bytes, cut, bytes.length - cut));
    }

    private static InputStream chunks(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, size));
            }
        };
    }
}
