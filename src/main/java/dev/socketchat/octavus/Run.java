package dev.socketchat.octavus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Cancellation stop = new Cancellation();
    private final List<Cancellation.Registration> bonds = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
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

    Cancellation cancellation() {
        return stop;
    }

    /**
     * Hands itself to the stream executor; a full one makes it end with a busy error.
     *
     * @param lives what ends this run too, until it is over
     */
    void submit(List<Cancellation> lives) {
        lives.forEach(life -> bonds.add(life.adopt(stop)));
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

    /** Breaks everything off. The session has un-installed this run before, so nothing more is sent. */
    void stop() {
        stop.cancel();
        end(RunOutcome.STOPPED, Optional.empty());
    }

    @Override
    public void run() {
        try {
            relay(plan.apply(this));
        } catch (CancellationException e) {
            end(RunOutcome.STOPPED, Optional.empty());
        } catch (RefusedRunException e) {
            fail(failures.refused(e.type(), String.valueOf(e.getMessage())), e);
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
        try {
            for (List<StreamEvent> batch = execution.next(); !batch.isEmpty(); batch = execution.next()) {
                for (List<StreamEvent> slice : Slices.of(batch)) {
                    events += slice.size();
                    Delivery delivery = session.emit(this, slice, execution.pending());
                    if (delivery != Delivery.WANTED) {
                        leave(execution, delivery, slice);
                        return;
                    }
                    awaitRoom();
                }
            }
            Ending ending = execution.ending();
            if (ending.substitute().isPresent()) {
                endWith(ending.substitute().get(), ending.outcome(), ending.cause());
            } else {
                end(ending.outcome(), ending.cause());
            }
        } finally {
            execution.close();
        }
    }

    private void leave(Execution execution, Delivery delivery, List<StreamEvent> last) {
        if (delivery == Delivery.UNWANTED) {
            throw new CancellationException();
        }
        if (execution.hasEnded()) {
            end(execution.ending().outcome(), execution.ending().cause());
        } else {
            boolean failed = last.stream()
                    .filter(StreamEvent::isTerminal)
                    .findFirst()
                    .filter(StreamEvent.Failure.class::isInstance)
                    .isPresent();
            end(failed ? RunOutcome.FAILED : RunOutcome.FINISHED, Optional.empty());
            drain(execution);
        }
    }

    /**
     * Reads a finished answer to its end, for a while: closing the connection before would look like a stop to the
     * platform.
     */
    private void drain(Execution execution) {
        Future<?> limit = environment.scheduler().schedule(stop::cancel, DRAIN_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        boolean more = true;
        while (more) {
            more = !execution.next().isEmpty();
        }
        limit.cancel(false);
    }

    private void awaitRoom() {
        Thread waiting = Thread.currentThread();
        Cancellation.Registration wake = stop.onCancel(waiting::interrupt);
        try {
            listener.awaitRoom();
        } catch (InterruptedException e) {
            throw new CancellationException();
        } finally {
            wake.close();
        }
        stop.throwIfCancelled();
    }

    private void fail(StreamEvent.Failure event, Throwable cause) {
        endWith(event, RunOutcome.FAILED, Optional.of(cause));
    }

    /** Ends the run with an event of the server's own; if nobody wants that any more, the run counts as stopped. */
    private void endWith(StreamEvent.Failure event, RunOutcome outcome, Optional<? extends Throwable> cause) {
        Delivery delivery = Delivery.UNWANTED;
        try {
            delivery = session.emit(this, List.of(event), Optional.empty());
        } finally {
            end(delivery == Delivery.UNWANTED ? RunOutcome.STOPPED : outcome, cause);
        }
    }

    private void end(RunOutcome outcome, Optional<? extends Throwable> cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        log(outcome, cause);
        try {
            listener.onEnd(outcome);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A listener failed at the end of run " + reference(), e);
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
            LOG.log(System.Logger.Level.ERROR, line, unforeseen.get());
        } else {
            LOG.log(cause.isPresent() ? System.Logger.Level.WARNING : System.Logger.Level.INFO, line);
        }
    }

    private static boolean isUnforeseen(Throwable cause) {
        return cause.getClass() == OctavusException.class
                || !(cause instanceof OctavusException || cause instanceof RejectedExecutionException);
    }
}
