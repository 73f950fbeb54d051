package dev.socketchat.chat.upload;

import dev.socketchat.chat.config.UploadLimits;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One upload on its way: bytes come from the browser and go to the platform as fast as the slower of the two. */
final class UploadExchange implements AsyncListener {

    private static final Logger LOG = System.getLogger(UploadExchange.class.getName());

    private static final String TOO_SLOW = "The upload took too long. Please try again.";
    /** Before the rate counts: time for a lost packet or two. */
    private static final Duration FREE_TIME = Duration.ofSeconds(5);

    private final AsyncContext context;
    private final Ticket ticket;
    private final Consumer<UploadExchange> ended;
    private final UploadLimits.Traffic limits;
    private final long startedAt = System.nanoTime();
    private final RequestBytes bytes;
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param ended called once when the upload is over, whatever its end */
    UploadExchange(AsyncContext context, Ticket ticket, UploadLimits.Traffic limits, Consumer<UploadExchange> ended)
            throws IOException {
        this.context = context;
        this.ticket = ticket;
        this.limits = limits;
        this.ended = ended;
        bytes = new RequestBytes(context.getRequest().getInputStream(), ticket.file().size());
    }

    Ticket ticket() {
        return ticket;
    }

    void start(Files files) throws IOException {
        Duration limit = limits.timeLimit();
        // The limit of the request to the platform holds; this one is for a container whose listeners say nothing.
        context.setTimeout(limit.multipliedBy(2).toMillis());
        context.addListener(this);
        context.getRequest().getInputStream().setReadListener(bytes);
        Files.Announcement file = ticket.file();
        files.upload(ticket.target(), file.mediaType(), file.size(), bytes, limit)
                .whenComplete((nothing, failure) -> finish(failure));
    }

    /** The clock goes on: one whose bytes come too slowly ends. */
    void look() {
        Duration counted = Duration.ofNanos(System.nanoTime() - startedAt).minus(FREE_TIME);
        if (!bytes.isWhole() && bytes.given() < counted.toMillis() * limits.rate() / 1000) {
            breakOff(HttpServletResponse.SC_REQUEST_TIMEOUT, TOO_SLOW);
        }
    }

    /** Its conversation is over. */
    void withdraw() {
        breakOff(HttpServletResponse.SC_NOT_FOUND, "There is no place for this file any more.");
    }

    private void breakOff(int status, String sentence) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        ended.accept(this);
        ticket.giveBack();
        bytes.fail(new TimeoutException(sentence));
        leaveRest();
        answer(status, sentence);
    }

    /** The rest of the body is not read, so the connection cannot carry another request. */
    private void leaveRest() {
        if (!bytes.isWhole()) {
            ((HttpServletResponse) context.getResponse()).setHeader("Connection", "close");
        }
    }

    private void finish(@Nullable Throwable failure) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        ended.accept(this);
        if (failure == null) {
            ticket.spend();
            answer(HttpServletResponse.SC_OK, "");
            return;
        }
        ticket.giveBack();
        LOG.log(Level.WARNING, "An upload of {0} bytes failed: {1}", ticket.file().size(), failure.getMessage());
        leaveRest();
        if (!bytes.isWhole() && System.nanoTime() - startedAt >= limits.timeLimit().toNanos()) {
            answer(HttpServletResponse.SC_REQUEST_TIMEOUT, TOO_SLOW);
        } else {
            answer(HttpServletResponse.SC_BAD_GATEWAY, "The file could not be stored. Please try again.");
        }
    }

    private void answer(int status, String sentence) {
        try {
            UploadServlet.answer((HttpServletResponse) context.getResponse(), status, sentence);
        } catch (RuntimeException gone) {
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
