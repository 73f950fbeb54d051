package dev.socketchat.octavus.rest;

import java.io.IOException;
import java.util.zip.CRC32;

/** What stands around the compressed data of gzip, byte by byte: a head, a trailer, maybe the next head (RFC 1952). */
final class GzipEnvelope {

    private static final int HEAD_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;
    private static final byte[] BEGIN = {0x1F, (byte) 0x8B, 8};

    private Part part = Part.HEAD;
    private int index;
    private int flags;
    private long value;

    /** In the order of the format; those with a flag may be absent. */
    private enum Part {
        HEAD(0),
        EXTRA_LENGTH(4),
        EXTRA(4),
        NAME(8),
        COMMENT(16),
        HEAD_CHECKSUM(2),
        DATA(0),
        TRAILER(0);

        private final int flag;

        Part(int flag) {
            this.flag = flag;
        }
    }

    /** Whether the next byte is one of the compressed data. */
    boolean isDataNext() {
        return part == Part.DATA;
    }

    /** Whether something is missing at the end. */
    boolean isOpen() {
        return part != Part.HEAD || index > 0;
    }

    void dataEnded() {
        enter(Part.TRAILER);
    }

    /**
     * Takes a byte that is none of the data.
     *
     * @param data the checksum of the data before it
     * @throws IOException if no gzip stream has such a byte there
     */
    void take(byte octet, CRC32 data) throws IOException {
        int at = index++;
        switch (part) {
            case HEAD -> head(at, octet);
            case EXTRA_LENGTH -> collect(at, octet, 2);
            case EXTRA -> endWhen(index == value);
            case NAME, COMMENT -> endWhen(octet == 0);
            case HEAD_CHECKSUM -> endWhen(index == 2);
            default -> trailer(at, octet, data);
        }
    }

    private void head(int at, byte octet) throws IOException {
        if (at < BEGIN.length && octet != BEGIN[at]) {
            throw new IOException("The answer is not in the coding gzip, as it says");
        }
        flags = at == BEGIN.length ? octet : flags;
        endWhen(index == HEAD_BYTES);
    }

    private void collect(int at, byte octet, int bytes) {
        value |= (octet & 0xFFL) << (8 * at);
        endWhen(index == bytes);
    }

    private void trailer(int at, byte octet, CRC32 data) throws IOException {
        if (at < CHECKSUM_BYTES) {
            value |= (octet & 0xFFL) << (8 * at);
        }
        if (index == CHECKSUM_BYTES && value != data.getValue()) {
            throw new IOException("The compressed answer is damaged");
        }
        if (index == TRAILER_BYTES) {
            enter(Part.HEAD);
        }
    }

    private void endWhen(boolean isLast) {
        if (!isLast) {
            return;
        }
        Part next = Part.values()[part.ordinal() + 1];
        while (next.flag != 0 && (flags & next.flag) == 0 || next == Part.EXTRA && value == 0) {
            next = Part.values()[next.ordinal() + 1];
        }
        long length = value;
        enter(next);
        value = next == Part.EXTRA ? length : 0;
    }

    private void enter(Part next) {
        part = next;
        index = 0;
        value = 0;
    }
}
