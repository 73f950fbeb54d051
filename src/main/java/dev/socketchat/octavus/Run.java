package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.LoggedFailure;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One accepted message of a session on its way: a task for the stream executor. Everything it sends passes the session,
 * which knows whether it is still wanted.
 */
final class Run implements Runnable {

    private static final System.Logger LOG = System.getLogger(Run.class.getName());

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(15);

    private final AgentSession session;
    private final StreamEventListener listener;
    private final Function<Run, Execution> plan;
    private final Environment environment;
    private final Failures failures;
    private final RunControl control = new RunControl();
    private final List<Cancellation.Registration> bonds = new ArrayList<>();
    private final long startedAt;
    private volatile long events;

    /** A run whose plan makes its execution on the run's own thread; the plan may wait for a session and may refuse. */
    Run(AgentSession session, StreamEventListener listener, Platform platform, Function<Run, Execution> plan) {
        this.session = session;
        this.listener = listener;
        this.plan = plan;
        this.environment = platform.environment();
        this.failures = new Failures(platform.newReference());
        this.startedAt = environment.nanoTime().getAsLong();
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

    /**
     * Hands itself to the stream executor; a full one makes it end with a busy error.
     *
     * @param lives what ends this run too, until it is over
     */
    void submit(List<Cancellation> lives) {
        lives.forEach(life -> bonds.add(life.adopt(control.work())));
        try {
            environment.streams().execute(this);
        } catch (RuntimeException e) {
            // Full, or without a thread to give: either way the next attempt may find one.
            fail(failures.busy(), e);
            release();
        }
    }

    private void release() {
        bonds.forEach(Cancellation.Registration::close);
        session.release(this);
    }

    /** Breaks everything off. The session has made it {@link RunState#STOPPED} before, so nothing more is sent. */
    void stop() {
        control.work().cancel();
        report(Optional.empty());
    }

    @Override
    public void run() {
        try {
            relay(plan.apply(this));
        } catch (CancellationException e) {
            end(RunState.STOPPED);
        } catch (RefusedRunException e) {
            fail(failures.refused(e), e);
        } catch (OctavusApiException e) {
            fail(failures.ofStatus(e), e);
        } catch (OctavusIoException e) {
            fail(failures.unreachable(), e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Even what no application should catch must not leave a page waiting.
            fail(failures.internal(), e);
        } finally {
            release();
        }
    }

    private void relay(Execution execution) {
        try (execution) {
            for (List<StreamEvent> batch = execution.next(); !batch.isEmpty(); batch = execution.next()) {
                for (List<StreamEvent> slice : Slices.of(batch)) {
                    events += slice.size();
                    if (!handOn(slice, execution)) {
                        return;
                    }
                    awaitRoom();
                }
            }
            Ending ending = execution.ending();
            if (ending.substitute().isPresent()) {
                emit(List.of(ending.substitute().get()), Optional.of(ending.state()), Optional.empty(), ending.cause());
            } else {
                end(ending.state());
            }
        }
    }

    /** Hands events on up to the first that ends the run; false if there was one, or the run was over before. */
    private boolean handOn(List<StreamEvent> slice, Execution execution) {
        int last = 0;
        while (last < slice.size() && !slice.get(last).isTerminal()) {
            last++;
        }
        if (last == slice.size()) {
            return emit(slice, Optional.empty(), Optional.empty(), Optional.empty());
        }
        boolean failed = slice.get(last) instanceof StreamEvent.Failure;
        boolean early = !execution.hasEnded();
        Ending ending = early ? Ending.of(failed ? RunState.FAILED : RunState.FINISHED) : execution.ending();
        List<StreamEvent> wanted = slice.subList(0, last + 1);
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
        boolean more = true;
        while (more) {
            more = !execution.next().isEmpty();
        }
        limit.cancel(false);
    }

    private void awaitRoom() {
        Thread waiting = Thread.currentThread();
        Cancellation.Registration wake = control.work().onCancel(waiting::interrupt);
        try {
            listener.awaitRoom();
        } catch (InterruptedException e) {
            throw new CancellationException();
        } finally {
            wake.close();
        }
        control.work().throwIfCancelled();
    }

    private void fail(StreamEvent.Failure event, Throwable cause) {
        emit(List.of(event), Optional.of(RunState.FAILED), Optional.empty(), Optional.of(cause));
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
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
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

    /** Tells log and listener of the end; called once, by whoever ended the run. */
    private void report(Optional<? extends Throwable> cause) {
        RunOutcome outcome = control.state().outcome().orElseThrow();
        log(outcome, cause);
        try {
            listener.onEnd(outcome);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A listener failed at the end of run " + reference(), LoggedFailure.of(e));
        }
    }

    private void log(RunOutcome outcome, Optional<? extends Throwable> cause) {
        Duration time = Duration.ofNanos(environment.nanoTime().getAsLong() - startedAt);
        String detail = cause.map(e -> ", " + LogText.of(String.valueOf(e.getMessage())))
                .orElse("");
        String label = listener.label().isEmpty() ? "" : ", " + LogText.of(listener.label());
        String line = "Run " + reference() + ": " + outcome + label + ", " + events + " events, " + time.toMillis() + " ms" + detail;
        Optional<? extends Throwable> unforeseen = cause.filter(Run::isUnforeseen);
        if (unforeseen.isPresent()) {
            LOG.log(System.Logger.Level.ERROR, line, LoggedFailure.of(unforeseen.get()));
        } else {
            LOG.log(cause.isPresent() ? System.Logger.Level.WARNING : System.Logger.Level.INFO, line);
        }
    }

    private static boolean isUnforeseen(Throwable cause) {
        return cause.getClass() == OctavusException.class
                || !(cause instanceof OctavusException || cause instanceof RejectedExecutionException);
    }
}
