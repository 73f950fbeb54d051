package dev.socketchat.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One browser of the chat over SockJS: asks, counts what comes and tells of the end. Reads no JSON: none of the
 * platform's events here has a brace inside, so closing braces count events.
 */
final class ChatLine {

    private static final int TAIL = 256;
    private static final String FINISH = "\\\"type\\\":\\\"finish\\\"";
    private static final String ERROR = "\\\"type\\\":\\\"error\\\"";

    private final WebSocketWire wire;
    private final Hearer hearer;

    /** What a load wants to know. Called by the thread of the wires. */
    interface Hearer {

        /** The session is open. */
        default void open(ChatLine line) {
        }

        /** Events came in one frame. */
        default void events(ChatLine line, int count, ByteBuffer frame) {
        }

        /** The answer is complete. */
        default void finished(ChatLine line) {
        }

        /** The connection is closed. */
        default void closed() {
        }
    }

    ChatLine(Wires wires, Contender server, Hearer hearer) {
        this.hearer = hearer;
        wire = new WebSocketWire(server.path(), (from, text) -> hear(text), hearer::closed);
        wires.open(server.port(), wire);
    }

    ChatLine opened() throws Exception {
        wire.opened();
        return this;
    }

    /** Sends one message of the page. */
    void say(String message) {
        wire.text("[\"" + message.replace("\"", "\\\"") + "\"]");
    }

    /** Closes as a page does. */
    void leave() {
        wire.leave();
    }

    /** Goes without a word. */
    void cut() {
        wire.cut();
    }

    private void hear(ByteBuffer text) {
        byte kind = text.get(0);
        if (kind == 'o') {
            hearer.open(this);
        } else if (kind == 'a') {
            hearer.events(this, count(text), text);
            String tail = tail(text);
            if (tail.contains(ERROR)) {
                throw new IllegalStateException("The server answered with " + tail);
            }
            if (tail.contains(FINISH)) {
                hearer.finished(this);
            }
        }
    }

    private static int count(ByteBuffer text) {
        int braces = 0;
        for (int at = 0; at < text.limit(); at++) {
            braces += text.get(at) == '}' ? 1 : 0;
        }
        return braces;
    }

    private static String tail(ByteBuffer text) {
        byte[] bytes = new byte[Math.min(TAIL, text.limit())];
        text.get(text.limit() - bytes.length, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Passes everything on to one function; for loads that only want events. */
    static Hearer onEvents(Consumer<ByteBuffer> consumer) {
        return new Hearer() {
            @Override
            public void events(ChatLine line, int count, ByteBuffer frame) {
                consumer.accept(frame);
            }
        };
    }
}
