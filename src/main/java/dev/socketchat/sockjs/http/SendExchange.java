package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.Incoming;
import dev.socketchat.sockjs.SockJsSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Takes the messages a browser posts: reads the body as it comes, under a limit of bytes and of time, and hands it to
 * the session. Bodies are UTF-8 whatever their type says, and the type is ignored but for forms (SockJS protocol
 * 0.3.3).
 */
final class SendExchange implements ReadListener {

    private static final Logger LOG = System.getLogger(SendExchange.class.getName());
    private static final int BUFFER = 4096;
    private static final String TOO_BIG = "Message too big\n";

    private final AsyncContext context;
    private final HttpTransport transport;
    private final int maxBytes;
    private final Supplier<Optional<SockJsSession>> session;
    private final ServletInputStream in;
    private final long length;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private final AtomicBoolean complete = new AtomicBoolean();
    private final AtomicBoolean answered = new AtomicBoolean();

    SendExchange(
            AsyncContext context, HttpTransport transport, int maxBytes, Supplier<Optional<SockJsSession>> session)
            throws IOException {
        this.context = context;
        this.transport = transport;
        this.maxBytes = maxBytes;
        this.session = session;
        in = context.getRequest().getInputStream();
        length = context.getRequest().getContentLengthLong();
    }

    /**
     * Refuses what says itself that it is too long. Nothing of it is touched: Undertow fails a request whose body is asked
     * for and longer than the server takes.
     */
    static void refuseLength(HttpServletResponse response) throws IOException {
        closeAfter(response);
        Answers.text(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, TOO_BIG);
    }

    /** Starts to read. */
    void start() throws IOException {
        context.addListener(new Deadline(() -> answer(HttpServletResponse.SC_REQUEST_TIMEOUT, "Upload too slow\n")));
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        int read = 0;
        while (read >= 0 && !isWhole() && !answered.get() && in.isReady()) {
            read = in.read(buffer);
            if (read > 0) {
                body.write(buffer, 0, read);
            }
            if (body.size() > maxBytes) {
                closeAfter((HttpServletResponse) context.getResponse());
                answer(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, TOO_BIG);
            }
        }
        if (read < 0 || isWhole()) {
            onAllDataRead();
        }
    }

    /** Asked first, because Grizzly answers {@code isReady()} after the last byte by a call that comes too late. */
    private boolean isWhole() {
        return body.size() == length;
    }

    @Override
    public void onAllDataRead() {
        // Who was told that it came too late must not see it delivered all the same.
        if (answered.get() || !complete.compareAndSet(false, true)) {
            return;
        }
        Incoming incoming = UploadBody.read(body.toString(StandardCharsets.UTF_8), transport, contentType());
        if (incoming instanceof Incoming.Broken) {
            answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Broken JSON encoding.\n");
        } else if (incoming instanceof Incoming.Messages messages) {
            session.get().ifPresentOrElse(
                    found -> deliver(found, messages),
                    () -> answer(HttpServletResponse.SC_NOT_FOUND, "Not found\n"));
        } else {
            answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Payload expected.\n");
        }
    }

    private void deliver(SockJsSession found, Incoming.Messages messages) {
        if (!found.deliver(messages.messages())) {
            answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many messages waiting\n");
        } else if (transport == HttpTransport.JSONP_SEND) {
            // Some browsers of old take an empty answer to a form for a failed page.
            answer(HttpServletResponse.SC_OK, "ok");
        } else {
            answer(HttpServletResponse.SC_NO_CONTENT, "");
        }
    }

    private String contentType() {
        String type = context.getRequest().getContentType();
        return type == null ? "" : type;
    }

    /** The rest of the body is not read, so the connection cannot carry another request. */
    private static void closeAfter(HttpServletResponse response) {
        response.setHeader("Connection", "close");
    }

    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "An upload broke off", cause);
        if (answered.compareAndSet(false, true)) {
            context.complete();
        }
    }

    private void answer(int status, String text) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        try {
            if (text.isEmpty()) {
                response.setStatus(status);
                response.setHeader("Content-Type", Answers.PLAIN_TEXT);
            } else {
                Answers.text(response, status, text);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An answer to an upload was lost", e);
        }
        context.complete();
    }
}
