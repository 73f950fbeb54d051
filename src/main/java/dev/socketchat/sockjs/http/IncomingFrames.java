package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.FrameCheck;
import org.jspecify.annotations.Nullable;

/**
 * Follows the frames in the bytes of one WebSocket by their heads alone (RFC 6455, section 5.2), and lets nothing through
 * of a frame that a {@link FrameCheck} refuses, nor of any after it. For one thread at a time.
 */
final class IncomingFrames {

    /** So much of a refused frame is read before its session ends: a browser that still sends loses the close frame. */
    private static final long READ_TO_ITS_END = 16 * 1024 * 1024;

    private static final int MASK_BYTES = 4;

    private final FrameCheck check;
    private int headBytes;
    private int lengthBytes;
    private boolean isMasked;
    private long length;
    /** Bytes still to come of the frame whose head is known: mask and payload. */
    private long left;
    private @Nullable CloseStatus fault;
    private boolean isOver;

    IncomingFrames(FrameCheck check) {
        this.check = check;
    }

    /** Follows the bytes that were read, and says how many of them, from the first one, may go further. */
    int pass(byte[] bytes, int from, int count) {
        int end = from + count;
        int at = from;
        while (at < end && fault == null) {
            if (left > 0) {
                at += skip(end - at);
            } else {
                head(bytes[at++]);
            }
        }
        if (fault != null) {
            skip(end - at);
            refuse(fault);
        }
        return isOver ? 0 : at - from;
    }

    private int skip(int most) {
        int skipped = (int) Math.min(left, most);
        left -= skipped;
        return skipped;
    }

    private void head(byte next) {
        switch (headBytes++) {
            case 0 -> lengthBytes = 0;
            case 1 -> lengthOrItsSize(next);
            default -> length = length << Byte.SIZE | next & 0xff;
        }
        if (headBytes == 2 + lengthBytes) {
            headBytes = 0;
            fault = check.fault(isMasked, length);
            left = fault == null || fault == CloseStatus.TOO_BIG && length <= READ_TO_ITS_END ? MASK_BYTES + length : 0;
        }
    }

    private void lengthOrItsSize(byte next) {
        isMasked = next < 0;
        int code = next & 0x7f;
        lengthBytes = code == 127 ? Long.BYTES : code == 126 ? Short.BYTES : 0;
        length = lengthBytes == 0 ? code : 0;
    }

    private void refuse(CloseStatus status) {
        if (left == 0 && !isOver) {
            isOver = true;
            check.refuse(status);
        }
    }
}
