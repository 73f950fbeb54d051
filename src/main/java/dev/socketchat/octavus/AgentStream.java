package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.sse.EventStreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events of one run, pulled by the caller's thread. Nothing is requested before the first pull; events come while
 * the answer is still being written; server tools run in between. One thread iterates, once. {@link #close()} may be
 * called from any thread, closes the platform's request at once, and makes the iterator end with a {@code finish} of
 * reason {@code stop} unless a terminal event came before.
 *
 * <p>A stream that ends without {@code finish} or {@code error} ends the iteration without an exception;
 * {@link #outcome()} is then {@link RunOutcome#INTERRUPTED} and {@link #failure()} says why.
 */
public final class AgentStream implements Iterable<StreamEvent>, AutoCloseable {

    private static final int REFERENCE_LENGTH = 8;

    private final Function<RunControl, Execution> plan;
    private final RunControl control = new RunControl();
    private final List<Cancellation.Registration> bonds;
    private final Failures failures = new Failures(UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH));
    private final Events events = new Events();
    private volatile @Nullable Ending ending;

    AgentStream(Function<RunControl, Execution> plan, List<Cancellation> lives) {
        this.plan = plan;
        this.bonds = lives.stream().map(life -> life.adopt(control.work())).toList();
    }

    /**
     * The iterator, always the same one. Its methods throw {@link OctavusIoException} if the platform could not be
     * reached at all; any other failure is an {@code error} event.
     */
    @Override
    public Iterator<StreamEvent> iterator() {
        return events;
    }

    /**
     * Writes all events as an event stream for a web endpoint, with heartbeats, and the end mark after the last; an {@code
     * error} event of the platform gets words of ours, and {@link #failure()} then has the platform's. If the
     * run cannot go on, an {@code error} event takes the place of the end mark. Closes this stream, but not the other.
     *
     * @throws IOException if the reader is gone
     */
    public void writeTo(OutputStream out, ScheduledExecutorService scheduler, Duration heartbeat) throws IOException {
        try (this;
                EventStreamWriter writer = new EventStreamWriter(out, scheduler, heartbeat)) {
            try {
                while (events.hasNext()) {
                    writer.event(events.nextForBrowser().json());
                }
            } catch (OctavusException e) {
                writer.event(StreamEvent.Failure.of(ErrorType.INTERNAL).json());
                return;
            }
            writer.done();
        }
    }

    /** How the run ended; empty while it goes on. */
    public Optional<RunOutcome> outcome() {
        return control.state().outcome();
    }

    /** What went wrong, with the platform's own words; empty while all is well. */
    public Optional<OctavusException> failure() {
        return Optional.ofNullable(ending).flatMap(Ending::cause);
    }

    /** Stops the run if it goes on, and releases what it holds. Any thread, any number of times. */
    @Override
    public void close() {
        control.become(RunState.STOPPED);
        control.work().cancel();
        release();
    }

    private void release() {
        bonds.forEach(Cancellation.Registration::close);
    }

    private final class Events implements Iterator<StreamEvent> {

        private final Queue<StreamEvent> ready = new ArrayDeque<>();
        private @Nullable Execution execution;
        private boolean terminated;

        @Override
        public boolean hasNext() {
            if (ready.isEmpty() && ending == null) {
                pull();
            }
            return !ready.isEmpty();
        }

        @Override
        public StreamEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StreamEvent event = ready.remove();
            terminated |= event.isTerminal();
            return event;
        }

        /** What the platform's errors say is not for who reads a web endpoint. */
        StreamEvent nextForBrowser() {
            boolean isOurs = execution == null || execution.hasEnded();
            StreamEvent event = next();
            return !isOurs && event instanceof StreamEvent.Failure failure ? failures.told(failure, Set.of()) : event;
        }

        private void pull() {
            Execution current = execution == null ? begin() : execution;
            execution = current;
            if (current == null) {
                return;
            }
            ready.addAll(current.next());
            if (ready.isEmpty()) {
                end(current.ending());
            }
        }

        /** Makes the execution, for which a session may have to be created; null if that ended the run. */
        private @Nullable Execution begin() {
            try {
                return plan.apply(control);
            } catch (CancellationException e) {
                end(Ending.of(RunState.STOPPED));
            } catch (OctavusApiException e) {
                ready.add(failures.ofStatus(e));
                end(Ending.failed(e));
            } catch (OctavusException e) {
                end(Ending.failed(e));
                throw e;
            }
            return null;
        }

        private void end(Ending how) {
            ending = how;
            control.become(how.state());
            release();
            if (how.state() == RunState.STOPPED && !terminated) {
                ready.add(StreamEvent.Finish.of(StreamEvent.Finish.STOP, Optional.empty()));
            } else if (how.state() == RunState.FAILED && how.substitute().isPresent()) {
                throw how.cause().orElseThrow();
            }
        }
    }
}
