package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One accepted message of a session on its way: a task for the stream executor, once for the beginning and again
 * whenever there is something to wait for. In between it has no thread: what only has to be handed on is handed on by the
 * thread that brings it. Everything it sends passes the session, which knows whether it is still wanted.
 */
final class Run implements Runnable {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);

    private final AgentSession session;
    private final StreamEventListener listener;
    private final Function<Run, Execution> plan;
    private final Environment environment;
    private final Place place;
    private final Set<String> safeSources;
    private final Failures failures;
    private final RunControl control = new RunControl();
    private final RunLog log;
    private final Pace pace;
    private volatile long events;
    /** Touched by one thread at a time. */
    private @Nullable Execution execution;
    private @Nullable Throwable deafness;

    /** A run whose plan makes its execution on the first thread of the run; the plan may wait for a session and may refuse. */
    Run(AgentSession session, StreamEventListener listener, Platform platform, Function<Run, Execution> plan) {
        this.session = session;
        this.listener = listener;
        this.plan = plan;
        this.environment = platform.environment();
        this.place = new Place(platform.slots(), platform.life());
        this.safeSources = platform.config().safeErrorSources();
        this.failures = new Failures(platform.newReference());
        this.log = new RunLog(reference(), environment.nanoTime(), listener instanceof Rehearsal.Audience);
        this.pace = new Pace(environment.nanoTime());
    }

    StreamEventListener listener() {
        return listener;
    }

    String reference() {
        return failures.reference();
    }

    RunControl control() {
        return control;
    }

    /** Tells the listener that the run was accepted. Throws nothing: what it throws ends the run as soon as it begins. */
    void accept() {
        try {
            listener.onAccepted(reference());
        } catch (Throwable e) {
            deafness = e;
        }
    }

    /**
     * Hands itself to the stream executor; a full one makes it end with a busy error. The end of its session stops it
     * only while it is not over: what is left to read of a finished answer is read whether or not somebody still listens.
     */
    void submit() {
        if (deafness != null) {
            refuse(deafness, failures::internal);
            return;
        }
        try {
            place.take(control.work());
        } catch (Throwable e) {
            refuse(e, failures::busy);
            return;
        }
        schedule();
    }

    private void schedule() {
        try {
            environment.streams().execute(this);
        } catch (Throwable e) {
            // Full, or without a thread to give: either way the next attempt may find one.
            refuse(e, failures::busy);
        }
    }

    private void refuse(Throwable cause, Supplier<StreamEvent.Failure> words) {
        fail(words, cause);
        release();
    }

    /** Lets go of everything, whatever throws meanwhile. */
    private void release() {
        try {
            session.release(this);
            if (execution != null) {
                execution.close();
            }
        } catch (Throwable e) {
            log.closingFailed(e);
        } finally {
            place.close();
        }
    }

    /** Breaks everything off. The session has made it {@link RunState#STOPPED} before, so nothing more is sent. */
    void stop() {
        try {
            control.work().cancel();
        } finally {
            report(Optional.empty());
        }
    }

    @Override
    public void run() {
        boolean over = true;
        try {
            Execution current = execution == null ? plan.apply(this) : execution;
            execution = current;
            over = relay(current);
        } catch (Throwable e) {
            // Even what no application should catch must not leave a page waiting.
            breakOff(e);
        } finally {
            if (over) {
                release();
            }
        }
    }

    private void breakOff(Throwable cause) {
        if (cause instanceof CancellationException) {
            end(RunState.STOPPED);
        } else {
            fail(() -> failures.of(cause), cause);
        }
    }

    /** Hands events on while there are any; false if more will come, and {@link #arrived} be called then. */
    private boolean relay(Execution current) {
        while (!control.isOver()) {
            if (current.whenReadable(this::arrived)) {
                return false;
            }
            List<StreamEvent> batch = current.next();
            if (batch.isEmpty()) {
                finish(current.ending());
                return true;
            }
            for (List<StreamEvent> slice : Slices.of(batch)) {
                if (!handOn(slice, current)) {
                    return true;
                }
                Room.await(listener, control.work());
            }
        }
        return true;
    }

    private void finish(Ending ending) {
        if (ending.substitute().isPresent()) {
            emit(List.of(ending.substitute().get()), Optional.of(ending.state()), Optional.empty(), ending.cause());
        } else {
            end(ending.state());
        }
    }

    /**
     * Something has arrived. This is the thread that reads for all runs, so only a trickle of events that nobody acts on
     * is handed on here, and only if there is room for it; for all else a thread is asked for.
     */
    private void arrived() {
        boolean waits = false;
        try {
            Execution current = Objects.requireNonNull(execution);
            while (!waits && handOnPlain(current)) {
                waits = current.whenReadable(this::arrived);
            }
        } catch (Throwable e) {
            breakOff(e);
        }
        if (!waits) {
            schedule();
        }
    }

    /** Hands on what has arrived; false if that takes a thread that may wait, or if the run is over. */
    private boolean handOnPlain(Execution current) {
        boolean isHere = pace.isTrickle() && listener.hasRoom();
        Optional<List<StreamEvent>> batch = isHere ? current.nextPlain() : Optional.empty();
        return batch.isPresent() && (batch.get().isEmpty() || handOn(batch.get()));
    }

    private boolean handOn(List<StreamEvent> plain) {
        events += plain.size();
        pace.count(plain.size());
        return emit(plain, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Hands events on up to the first that ends the run; false if there was one, or the run was over before. */
    private boolean handOn(List<StreamEvent> slice, Execution execution) {
        int last = 0;
        while (last < slice.size() && !slice.get(last).isTerminal()) {
            last++;
        }
        if (last == slice.size()) {
            return handOn(slice);
        }
        StreamEvent end = slice.get(last);
        boolean early = !execution.hasEnded();
        Ending ending = early ? Ending.by(end) : execution.ending();
        List<StreamEvent> wanted = new ArrayList<>(slice.subList(0, last));
        wanted.add(early && end instanceof StreamEvent.Failure failure ? failures.told(failure, safeSources) : end);
        events += wanted.size();
        if (emit(wanted, Optional.of(ending.state()), execution.pending(), ending.cause()) && early) {
            drain(execution);
        }
        return false;
    }

    /**
     * Reads a finished answer to its end, for a while: closing the connection before would look like a stop to the
     * platform.
     */
    private void drain(Execution execution) {
        Future<?> limit = environment.scheduler().schedule(control.work()::cancel, DRAIN_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        try {
            boolean more = true;
            while (more) {
                more = !execution.next().isEmpty();
            }
        } finally {
            limit.cancel(false);
        }
    }

    private void fail(Supplier<StreamEvent.Failure> words, Throwable cause) {
        emit(List.of(Failures.safely(words)), Optional.of(RunState.FAILED), Optional.empty(), Optional.of(cause));
    }

    /** Hands events on and reports the end they may be; false if the run was over before, or its listener fails. */
    private boolean emit(
            List<StreamEvent> batch,
            Optional<RunState> end,
            Optional<PendingTools> waiting,
            Optional<? extends Throwable> cause) {
        try {
            boolean wanted = session.emit(this, batch, end, waiting);
            if (wanted && end.isPresent()) {
                report(cause);
            }
            return wanted;
        } catch (Throwable e) {
            // A listener that failed once hears no more events, not even of that.
            if (control.become(RunState.FAILED) || end.isPresent()) {
                report(Optional.of(e));
            }
            return false;
        }
    }

    private void end(RunState state) {
        if (control.become(state)) {
            report(Optional.empty());
        }
    }

    /** Tells log and listener of the end; called once, by whoever ended the run. Throws nothing. */
    private void report(Optional<? extends Throwable> cause) {
        RunOutcome outcome = control.state().outcome().orElseThrow();
        place.ended();
        log.ended(outcome, listener::label, events, cause);
        try {
            listener.onEnd(outcome);
        } catch (Throwable e) {
            log.listenerFailed(e);
        }
    }
}
