package dev.socketchat.octavus.rest;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A compressed body as it is decompressed: what has arrived of it is handed on at once, and no more is made than the
 * reader asks for. A read of bytes that yield nothing yet answers 0 and does not wait for more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC 9110, content codings</a>
 */
final class DecodedBytes extends ArrivingStream {

    private static final int METHOD = 0x0F;
    private static final int ZLIB = 8;

    private final ArrivingStream in;
    private final @Nullable GzipEnvelope envelope;
    private final CRC32 checksum = new CRC32();
    private final byte[] arrived = new byte[8 * 1024];
    private int from;
    private int to;
    /** Whether the reader was given all it asked for, so that there may be more. */
    private boolean more;
    private boolean complete;
    /** Guarded by this, because whoever closes it may be another thread. */
    private @Nullable Inflater inflater;
    private boolean closed;

    private DecodedBytes(ArrivingStream in, @Nullable GzipEnvelope envelope) {
        this.in = in;
        this.envelope = envelope;
    }

    /** A body in the coding gzip (RFC 1952). */
    static DecodedBytes gzip(ArrivingStream in) {
        return new DecodedBytes(in, new GzipEnvelope());
    }

    /** A body in the coding deflate: zlib (RFC 1950) or, as some servers understand that word, without its wrapping. */
    static DecodedBytes deflate(ArrivingStream in) {
        return new DecodedBytes(in, null);
    }

    @Override
    public boolean whenReadable(Runnable action) {
        return from == to && !more && in.whenReadable(action);
    }

    @Override
    public boolean isTrickle() {
        return !more && in.isTrickle();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (from == to && !more) {
            int count = in.read(arrived, 0, arrived.length);
            if (count < 0) {
                return end();
            }
            from = 0;
            to = count;
        }
        readEnvelope();
        return inflate(target, offset, length);
    }

    private synchronized int end() throws IOException {
        if (inflater != null || envelope != null && envelope.isOpen()) {
            throw new EOFException("The compressed answer broke off");
        }
        return -1;
    }

    /** Takes what stands around the compressed data. */
    private void readEnvelope() throws IOException {
        while (envelope != null && from < to && !more && !envelope.isDataNext()) {
            envelope.take(arrived[from++], checksum);
        }
    }

    private synchronized int inflate(byte[] target, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The response was closed");
        }
        if (complete || from == to && !more) {
            from = to;
            return 0;
        }
        Inflater current = inflater == null ? begin() : inflater;
        inflater = current;
        try {
            current.setInput(arrived, from, to - from);
            int count = current.inflate(target, offset, length);
            from = to - current.getRemaining();
            checksum.update(target, offset, count);
            more = count == length && !current.finished();
            if (current.needsDictionary()) {
                throw new IOException("The compressed answer needs a dictionary");
            }
            if (current.finished()) {
                dataEnded();
            }
            return count;
        } catch (DataFormatException e) {
            throw new IOException("The compressed answer cannot be decompressed", e);
        }
    }

    private Inflater begin() {
        checksum.reset();
        return new Inflater(envelope != null || (arrived[from] & METHOD) != ZLIB);
    }

    private void dataEnded() {
        release();
        if (envelope == null) {
            complete = true;
        } else {
            envelope.dataEnded();
        }
    }

    private void release() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        synchronized (this) {
            closed = true;
            release();
        }
    }
}
