package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodedBytesTest {

    enum Coding {
        GZIP,
        ZLIB,
        RAW_DEFLATE;

        byte[] encoded(byte[] plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = switch (this) {
                case GZIP -> new GZIPOutputStream(bytes);
                case ZLIB -> new DeflaterOutputStream(bytes);
                case RAW_DEFLATE -> new DeflaterOutputStream(bytes, new Deflater(9, true));
            }) {
                out.write(plain);
            }
            return bytes.toByteArray();
        }

        DecodedBytes decoded(byte[] coded, int chunk) {
            return this == GZIP ? DecodedBytes.gzip(arriving(coded, chunk)) : DecodedBytes.deflate(arriving(coded, chunk));
        }
    }

    private final Random random = new Random(5);

    @ParameterizedTest
    @EnumSource
    void whatWasEncodedComesOutHoweverItWasCut(Coding coding) throws IOException {
        byte[] plain = text(20_000);
        byte[] coded = coding.encoded(plain);

        for (int chunk : new int[] {1, 2, 7, 100, 8192, coded.length}) {
            assertThat(read(coding.decoded(coded, chunk), 16 * 1024)).as("%d bytes at a time", chunk).isEqualTo(plain);
            assertThat(read(coding.decoded(coded, chunk), 3)).as("%d bytes at a time", chunk).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingAtAllIsAnEmptyBodyAndHalfOfOneIsBroken(Coding coding) throws IOException {
        byte[] coded = coding.encoded(text(5_000));

        assertThat(read(coding.decoded(new byte[0], 1), 100)).isEmpty();
        assertThat(read(coding.decoded(coding.encoded(new byte[0]), 1), 100)).isEmpty();
        for (int length = 1; length < coded.length; length += 11) {
            DecodedBytes half = coding.decoded(Arrays.copyOf(coded, length), 50);
            assertThatThrownBy(() -> read(half, 1000)).as("%d of %d bytes", length, coded.length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aGzipHeadMayHaveEveryPartAndBeFollowedByAnother() throws IOException {
        byte[] plain = text(100);
        byte[] member = Coding.GZIP.encoded(plain);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(member);
        both.write(Arrays.copyOf(member, 3));
        both.write(4 + 8 + 16 + 2);
        both.write(Arrays.copyOfRange(member, 4, 10));
        both.write(new byte[] {3, 0, 'a', 0, 'b'});
        both.write("name\0comment\0".getBytes(UTF_8));
        both.write(new byte[] {0, 0});
        both.write(Arrays.copyOfRange(member, 10, member.length));

        assertThat(read(Coding.GZIP.decoded(both.toByteArray(), 1), 50)).hasSize(200).startsWith(plain).endsWith(plain);
    }

    @Test
    void damageIsNoticed() throws IOException {
        byte[] coded = Coding.GZIP.encoded(text(100));
        coded[coded.length - 6] ^= 1;

        assertThatThrownBy(() -> read(Coding.GZIP.decoded(coded, 10), 50)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(Coding.GZIP.decoded("data: 1\n\n".getBytes(UTF_8), 10), 50)).hasMessageContaining("gzip");
        assertThatThrownBy(() -> read(Coding.ZLIB.decoded("data: 1\n\n".getBytes(UTF_8), 10), 50)).isInstanceOf(IOException.class);
    }

    @Test
    void aSmallBodyThatBecomesALargeOneIsMadeOnlyAsItIsRead() throws IOException {
        byte[] coded = Coding.ZLIB.encoded(new byte[50_000_000]);
        DecodedBytes body = Coding.ZLIB.decoded(coded, coded.length);
        byte[] buffer = new byte[1000];

        for (int i = 0; i < 1000; i++) {
            assertThat(body.read(buffer, 0, buffer.length)).isEqualTo(1000);
            assertThat(body.whenReadable(() -> {})).isFalse();
        }
        body.close();
        assertThatThrownBy(() -> body.read(buffer, 0, 1000)).isInstanceOf(IOException.class);
    }

    private byte[] text(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : 'x');
        }
        return bytes;
    }

    private static byte[] read(DecodedBytes body, int size) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[size];
        for (int count = body.read(buffer, 0, size); count >= 0; count = body.read(buffer, 0, size)) {
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }

    private static ArrivingStream arriving(byte[] bytes, int chunk) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return new ArrivingStream() {
            @Override
            public boolean whenReadable(Runnable action) {
                return true;
            }

            @Override
            public boolean isTrickle() {
                return true;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return in.read(target, offset, Math.min(length, chunk));
            }
        };
    }
}
