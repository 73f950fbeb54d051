package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsFrame;
import dev.socketchat.sockjs.SockJsSession;
import dev.socketchat.sockjs.Trampoline;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Carries frames on one asynchronous HTTP response: each is written in one piece and flushed, so that it travels as one
 * chunk, and no thread waits for the browser to read. Whoever brings news — the session, the container — runs the
 * writer, one thread at a time.
 */
final class HttpReceiver implements Receiver, WriteListener {

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final RequestStream stream;
    private final SockJsSession session;
    private final HttpTransport transport;
    private final String callback;
    private final long limit;
    private final Trampoline writer = new Trampoline(this::write);
    private final Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile boolean writable;
    /** Touched by the writing thread alone, of which there is one at a time. */
    private boolean flushDue;
    private boolean over;

    HttpReceiver(AsyncContext context, SockJsSession session, HttpTransport transport, String callback, long limit)
            throws IOException {
        this.context = context;
        this.session = session;
        this.transport = transport;
        this.callback = callback;
        this.limit = limit;
        out = context.getResponse().getOutputStream();
        stream = RequestStream.of(context.getRequest());
        String prelude = transport.framing().prelude(callback);
        if (!prelude.isEmpty()) {
            chunks.add(new Chunk(prelude, null));
        }
    }

    /** Starts to listen; only from now on the container may call. The session is attached afterwards. */
    void start() {
        out.setWriteListener(this);
    }

    @Override
    public void send(SockJsFrame frame, Completion completion) {
        String wrapped = transport.framing().wrap(frame.text(), callback);
        Chunk chunk = new Chunk(wrapped, completion);
        bytes.addAndGet(chunk.bytes.length);
        chunks.add(chunk);
        writer.run();
    }

    @Override
    public boolean isSpent() {
        return bytes.get() >= limit;
    }

    /** One at a time, so that a browser that does not read gathers none. */
    @Override
    public boolean knock() {
        if (chunks.isEmpty()) {
            chunks.add(new Chunk(transport.framing().knock(callback), null));
            writer.run();
        }
        return true;
    }

    /** HTTP has no ping. */
    @Override
    public boolean probe() {
        return false;
    }

    @Override
    public void end(CloseStatus status) {
        ending.set(true);
        writer.run();
    }

    @Override
    public void onWritePossible() {
        writable = true;
        writer.run();
    }

    @Override
    public void onError(Throwable cause) {
        session.lost(this, CloseStatus.INTERRUPTED);
        end(CloseStatus.INTERRUPTED);
    }

    private void write() {
        try {
            while (!over && writable && advance()) {
                // One step at a time: a completion may have queued the next frame, or ended it all.
            }
            if (ending.get() && !over) {
                over = true;
                context.complete();
            }
        } catch (IOException | RuntimeException e) {
            // After IllegalStateException too, the response is past use.
            over = true;
            onError(e);
            release();
        }
        if (over) {
            refuseRest();
        }
    }

    /** A response that is past use still holds its place in the server until it is completed. */
    private void release() {
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            // The server was faster.
        }
    }

    private boolean advance() throws IOException {
        Chunk chunk = chunks.peek();
        if (chunk == null || !out.isReady()) {
            return false;
        }
        if (stream.isOver()) {
            throw new IOException("The browser has left the stream");
        }
        if (!chunk.isWritten) {
            chunk.isWritten = true;
            flushDue = true;
            out.write(chunk.takeBytes());
        } else if (flushDue) {
            flushDue = false;
            out.flush();
        } else {
            chunks.remove();
            if (chunk.completion != null) {
                chunk.completion.sent(this);
            }
        }
        return true;
    }

    private void refuseRest() {
        for (Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
            if (chunk.completion != null) {
                chunk.completion.failed(this, new IOException("The response is over"));
            }
        }
    }

    /** Bytes that travel together, and who hears when they have left. */
    private static final class Chunk {
        private static final byte[] NOTHING = {};

        private byte[] bytes;
        private final @Nullable Completion completion;
        private boolean isWritten;

        Chunk(String text, @Nullable Completion completion) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            this.completion = completion;
        }

        /** The container has them from now on, and once is enough. */
        private byte[] takeBytes() {
            byte[] taken = bytes;
            bytes = NOTHING;
            return taken;
        }
    }
}
