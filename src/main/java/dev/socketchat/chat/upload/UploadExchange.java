package dev.socketchat.chat.upload;

import dev.socketchat.octavus.file.Files;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One upload on its way: bytes come from the browser and go to the platform as fast as the slower of the two. */
final class UploadExchange implements AsyncListener {

    private static final Logger LOG = System.getLogger(UploadExchange.class.getName());

    private final AsyncContext context;
    private final Ticket ticket;
    private final Runnable release;
    private final Duration limit;
    private final long startedAt = System.nanoTime();
    private final RequestBytes bytes;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** @param release called once when the upload is over, whatever its end */
    UploadExchange(AsyncContext context, Ticket ticket, Duration limit, Runnable release) throws IOException {
        this.context = context;
        this.ticket = ticket;
        this.limit = limit;
        this.release = release;
        bytes = new RequestBytes(context.getRequest().getInputStream(), ticket.file().size());
    }

    void start(Files files) throws IOException {
        // The limit of the request to the platform holds; this one is for a container whose listeners say nothing.
        context.setTimeout(limit.multipliedBy(2).toMillis());
        context.addListener(this);
        context.getRequest().getInputStream().setReadListener(bytes);
        Files.Announcement file = ticket.file();
        files.upload(ticket.target(), file.mediaType(), file.size(), bytes, limit)
                .whenComplete((nothing, failure) -> finish(failure));
    }

    private void finish(@Nullable Throwable failure) {
        release.run();
        if (failure == null) {
            ticket.spend();
            answer(HttpServletResponse.SC_OK, "");
            return;
        }
        ticket.giveBack();
        LOG.log(Level.WARNING, "An upload of {0} bytes failed: {1}", ticket.file().size(), failure.getMessage());
        if (!bytes.isWhole()) {
            // The rest of the body is not read, so the connection cannot carry another request.
            ((HttpServletResponse) context.getResponse()).setHeader("Connection", "close");
        }
        if (!bytes.isWhole() && System.nanoTime() - startedAt >= limit.toNanos()) {
            answer(HttpServletResponse.SC_REQUEST_TIMEOUT, "The upload took too long. Please try again.");
        } else {
            answer(HttpServletResponse.SC_BAD_GATEWAY, "The file could not be stored. Please try again.");
        }
    }

    private void answer(int status, String sentence) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            UploadServlet.answer((HttpServletResponse) context.getResponse(), status, sentence);
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "An answer to an upload was lost", gone);
        }
        context.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        bytes.fail(new TimeoutException("The browser was too slow"));
    }

    @Override
    public void onError(AsyncEvent event) {
        bytes.fail(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Said by finish() already.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts another.
    }
}
