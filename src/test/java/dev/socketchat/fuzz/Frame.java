package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One frame of a WebSocket (RFC 6455, 5.2).
 *
 * @param first the first byte: FIN, the reserved bits and the opcode
 */
record Frame(int first, boolean masked, byte[] payload) {

    static final int TEXT = 0x81;
    static final int CLOSE = 0x88;
    private static final int OPCODE = 0x0f;
    private static final int CLOSING = 8;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    /** How the length of a frame is written. */
    enum Length { AS_SHOULD, SHORT, MIDDLE, LONG }

    int opcode() {
        return first & OPCODE;
    }

    /** The code of a frame that closes; 0 if it has none, -1 if it is another frame. */
    int closeCode() {
        if (opcode() != CLOSING) {
            return -1;
        }
        return payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    }

    String text() {
        return new String(payload, UTF_8);
    }

    /** A text as a browser sends it. */
    static byte[] text(byte[] payload) {
        return written(TEXT, Length.AS_SHOULD, payload.length, 1234567, payload);
    }

    /** The frame with which a browser closes. */
    static byte[] close() {
        return written(CLOSE, Length.AS_SHOULD, 2, 7654321, new byte[] {3, (byte) 0xe8});
    }

    /**
     * A frame, right or wrong.
     *
     * @param claimed the length that it says it has
     * @param mask zero for a frame without one
     */
    static byte[] written(int first, Length form, long claimed, int mask, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        int bit = mask == 0 ? 0 : MASKED;
        if (form == Length.SHORT || form == Length.AS_SHOULD && claimed < SHORT) {
            frame.write(bit | (int) (claimed & 0x7f));
        } else if (form == Length.MIDDLE || form == Length.AS_SHOULD && claimed <= 0xffff) {
            frame.write(bit | SHORT);
            frame.writeBytes(ByteBuffer.allocate(2).putShort((short) claimed).array());
        } else {
            frame.write(bit | LONG);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(claimed).array());
        }
        byte[] key = ByteBuffer.allocate(4).putInt(mask).array();
        frame.writeBytes(mask == 0 ? new byte[0] : key);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ (mask == 0 ? 0 : key[i % 4]));
        }
        return frame.toByteArray();
    }

    /** The whole frames in bytes of a server, from a place on. */
    static List<Frame> read(byte[] bytes, int from) {
        List<Frame> frames = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        while (in.remaining() >= 2) {
            int first = in.get() & 0xff;
            int second = in.get() & 0xff;
            int extra = switch (second & 0x7f) {
                case SHORT -> 2;
                case LONG -> 8;
                default -> 0;
            };
            if (in.remaining() < extra) {
                break;
            }
            long length = extra == 0 ? second & 0x7f : extra == 2 ? in.getShort() & 0xffff : in.getLong();
            int start = in.position() + ((second & MASKED) == 0 ? 0 : 4);
            if (length < 0 || start + length > bytes.length) {
                break;
            }
            frames.add(new Frame(first, (second & MASKED) != 0, Arrays.copyOfRange(bytes, start, start
                    + (int) length)));
            in.position(start + (int) length);
        }
        return frames;
    }
}
