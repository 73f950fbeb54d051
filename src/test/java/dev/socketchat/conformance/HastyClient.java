package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A WebSocket client that does not wait for the answer to its handshake: what it has to say comes with it, or soon after. */
final class HastyClient implements AutoCloseable {

    private static final String PONG = "8a ";

    private final RawHttp http;
    private final Way way;
    private final boolean framed;

    /** How it is in haste: so many bytes of its frames come with the handshake, the rest after some milliseconds. */
    enum Way {
        ONE_BYTE(1, 50, "a"),
        A_WHOLE_FRAME(Integer.MAX_VALUE, 0, "a"),
        HALF_A_FRAME(5, 50, "a"),
        A_FRAME_SOON_AFTER(0, 3, "a"),
        A_FRAME_LATE(0, 100, "a"),
        SEVERAL_FRAMES(Integer.MAX_VALUE, 0, "a", "b", "c"),
        A_PING(Integer.MAX_VALUE, 0);

        private final int ahead;
        private final int millis;
        private final List<String> texts;

        Way(int ahead, int millis, String... texts) {
            this.ahead = ahead;
            this.millis = millis;
            this.texts = List.of(texts);
        }
    }

    /** Asks an echo for a WebSocket. */
    HastyClient(Target target, Way way, boolean framed, ScheduledExecutorService later) throws IOException {
        this.way = way;
        this.framed = framed;
        http = new RawHttp(target.port());
        String path = framed ? target.session(TestService.ECHO) + "/websocket" : "/echo/websocket";
        byte[] frames = frames();
        int ahead = Math.min(way.ahead, frames.length);
        http.write(join(handshake(path), Arrays.copyOf(frames, ahead)));
        if (ahead < frames.length) {
            later.schedule(() -> write(Arrays.copyOfRange(frames, ahead, frames.length)), way.millis, TimeUnit.MILLISECONDS);
        }
    }

    static byte[] handshake(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", WebSocketChecks.HANDSHAKE) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        List.of(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private byte[] frames() {
        if (way.texts.isEmpty()) {
            return new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};
        }
        return join(way.texts.stream().map(text -> frame(framed ? "[\"" + text + "\"]" : text)).toArray(byte[][]::new));
    }

    /** A short text, masked with zeros. */
    private static byte[] frame(String text) {
        return join(new byte[] {(byte) 0x81, (byte) (0x80 | text.length()), 0, 0, 0, 0}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void write(byte[] rest) {
        try {
            http.write(rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until all that it said has been answered. */
    void assertServed() throws IOException {
        assertThat(http.head().status()).as("%s", way).isEqualTo(101);
        if (framed) {
            assertThat(http.frame()).isEqualTo("81 o");
        }
        if (way.texts.isEmpty()) {
            assertThat(http.frame()).isEqualTo(PONG);
            return;
        }
        String all = way.texts.stream().map(text -> framed ? "\"" + text + "\"" : text).collect(Collectors.joining(","));
        String heard = echo();
        while (heard.length() < all.length()) {
            heard += "," + echo();
        }
        assertThat(heard).as("%s", way).isEqualTo(all);
    }

    /** What was echoed together, without the array around it. */
    private String echo() throws IOException {
        String frame = http.frame();
        assertThat(frame).startsWith(framed ? "81 a[" : "81 ");
        return framed ? frame.substring(5, frame.length() - 1) : frame.substring(3);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
