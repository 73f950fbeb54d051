package dev.socketchat.octavus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.Exchange;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.rest.PlatformCalls;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.Trace;
import dev.socketchat.octavus.tool.ToolBox;
import dev.socketchat.octavus.tool.ToolCall;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One run as a sequence of legs: post, read, run tools, post again. Pulled by one thread at a time, which blocks or, while
 * there is nothing to do but to read, may leave and be told when to come back; stopped from any thread through its
 * control, which it moves between running and tools. How the run ends is said by {@link #ending()}; becoming that is for
 * whoever hands the last events on.
 */
final class Execution implements AutoCloseable {

    private static final String VAIN = "The platform waits for tools that it did not ask for, or not as they are called";
    private static final String SESSION_ID = "X-Octavus-Session-Id";

    private final PlatformCalls calls;
    private final OctavusConfig config;
    private final Environment environment;
    private RunRequest request;
    private final ToolBox box;
    private final ToolStep toolStep;
    private final Failures failures;
    private final RunControl control;
    private final Cancellation work = new Cancellation();
    private final RunBudget budget;
    private final TurnLimit turnLimit;
    private final Trace trace;
    private Optional<RunRequest.Continuation> continuation;
    private Optional<String> executionId;
    private Optional<PendingTools> pending = Optional.empty();
    private @Nullable Leg leg;
    private boolean isBegun;
    private @Nullable Ending ending;

    Execution(
            Platform platform,
            RunRequest request,
            Optional<RunRequest.Continuation> continuation,
            ToolBox box,
            RunContext context) {
        this.calls = platform.calls();
        this.config = platform.config();
        this.environment = platform.environment();
        this.request = request;
        this.continuation = continuation;
        this.executionId = continuation.flatMap(RunRequest.Continuation::executionId);
        this.box = box;
        this.toolStep = new ToolStep(box, platform, context);
        this.failures = new Failures(context.reference());
        this.control = context.control();
        this.budget = new RunBudget(config);
        this.turnLimit = new TurnLimit(config.turnLimit());
        this.trace = platform.newTrace(context.reference());
    }

    /** Waits for the next events; none means that the run has ended. Nothing is requested before the first call. */
    List<StreamEvent> next() {
        try {
            while (ending == null) {
                List<StreamEvent> events = step();
                if (!events.isEmpty()) {
                    return events;
                }
            }
            return List.of();
        } catch (CancellationException e) {
            return cancelled();
        } catch (OctavusApiException e) {
            return fail(e, failures.ofStatus(e));
        } catch (OctavusIoException e) {
            return end(Ending.without(RunState.FAILED, e, failures.unreachable()));
        } catch (RuntimeException e) {
            return fail(
                    e instanceof OctavusException known ? known : new OctavusException("Unexpected: " + e, e),
                    failures.internal());
        }
    }

    /**
     * Has the action run as soon as {@link #next()} has something to act on, on a thread that serves other runs too and
     * must not wait.
     *
     * @return false if it has already, or if that is not a matter of reading: then the action does not run
     */
    boolean whenReadable(Runnable action) {
        return leg != null && leg.whenReadable(action);
    }

    /**
     * The events that have arrived, maybe none, if all there is to do is to hand them on; empty if {@link #next()} has
     * to see to them, on a thread that may wait. Only for an action of {@link #whenReadable}.
     */
    Optional<List<StreamEvent>> nextPlain() {
        return leg == null ? Optional.empty() : leg.readPlain();
    }

    /** How it ended; only after {@link #next()} returned nothing. */
    Ending ending() {
        return ending == null ? Ending.of(RunState.STOPPED) : ending;
    }

    boolean hasEnded() {
        return ending != null;
    }

    /** Releases what is still open; called by the pulling thread. */
    @Override
    public void close() {
        try {
            work.cancel();
        } finally {
            turnLimit.end();
            closeLeg();
        }
    }

    /** The calls the browser has to answer, from the moment their event was returned. */
    Optional<PendingTools> pending() {
        return pending;
    }

    private List<StreamEvent> step() {
        Leg current = leg;
        if (current == null) {
            leg = openLeg();
            return List.of();
        }
        List<StreamEvent> events;
        try {
            events = current.read();
        } catch (IOException e) {
            return brokenOff(current, e);
        }
        return current.isEnded() && events.isEmpty() ? afterLeg(current) : events;
    }

    private Leg openLeg() {
        if (!isBegun) {
            isBegun = true;
            control.work().adopt(work);
            turnLimit.begin(work, environment.scheduler());
        }
        control.proceed(RunState.RUNNING);
        Exchange exchange = open();
        String sessionId = exchange.response().getHeaderString(SESSION_ID);
        if (sessionId != null) {
            request.learnSessionId(sessionId);
        }
        if (!exchange.isEventStream()) {
            exchange.close();
            throw new OctavusProtocolException("The platform answered with something other than an event stream", null);
        }
        return new Leg(exchange, config, environment, budget, this::observe);
    }

    private Exchange open() {
        try {
            return post();
        } catch (OctavusApiException refusal) {
            // Only a turn of which nothing has happened yet can be asked for anew: no tool must run twice.
            Optional<RunRequest> instead = continuation.isPresent() ? Optional.empty() : request.insteadAfter(refusal);
            request = instead.orElseThrow(() -> refusal);
            return post();
        }
    }

    private Exchange post() {
        return calls.openWithRetries(PlatformRequest.stream(request.path(), body()).tracedBy(trace.nextParent()), work);
    }

    private byte[] body() {
        Optional<RunRequest.Continuation> fitting = continuation.map(next -> new RunRequest.Continuation(
                next.executionId(),
                new ResultBudget(config.maxRequestBytes(), box.resultListener()).fit(next.toolResults())));
        byte[] body = request.body(fitting, box.schemas()).toString().getBytes(UTF_8);
        if (body.length > config.maxRequestBytes()) {
            throw new OctavusApiException(
                    413,
                    "The request has " + body.length + " bytes, " + config.maxRequestBytes() + " are allowed",
                    null,
                    null);
        }
        return body;
    }

    private void observe(StreamEvent event) {
        if (event instanceof StreamEvent.Start start) {
            executionId = start.executionId().or(() -> executionId);
            start.sessionId().ifPresent(request::learnSessionId);
        } else if (event instanceof StreamEvent.Opaque opaque && opaque.type().equals(ResourceWatch.EVENT)) {
            ResourceWatch.notify(box.watchers(), opaque);
        }
    }

    private List<StreamEvent> afterLeg(Leg done) {
        closeLeg();
        if (done.terminal().isPresent()) {
            return end(done.terminal().get());
        }
        if (done.calls().isEmpty()) {
            return interrupted(done.waitsInVain() ? VAIN : "The event stream ended without finish or error", null);
        }
        return runTools(done.calls());
    }

    private List<StreamEvent> brokenOff(Leg broken, IOException cause) {
        work.throwIfCancelled();
        if (broken.terminal().isPresent()) {
            return afterLeg(broken);
        }
        if (cause instanceof ProtocolException) {
            String sentence = cause instanceof TooMuchException tooMuch
                    ? tooMuch.sentence()
                    : "The answer was stopped because a part of it was too large.";
            return fail(new OctavusProtocolException(String.valueOf(cause.getMessage()), cause), failures.limit(sentence));
        }
        return interrupted(broken.fellSilent() ? "The event stream fell silent" : "The event stream broke off", cause);
    }

    private List<StreamEvent> interrupted(String what, @Nullable IOException cause) {
        return end(Ending.without(RunState.INTERRUPTED, new OctavusIoException(what, cause), failures.interrupted()));
    }

    private List<StreamEvent> runTools(List<ToolCall> requested) {
        if (!budget.allowsToolRound()) {
            String sentence = "The answer was stopped after " + config.maxToolRounds() + " rounds of tools.";
            return fail(new OctavusProtocolException(sentence, null), failures.limit(sentence));
        }
        control.proceed(RunState.TOOLS);
        ToolStep.Result step = toolStep.take(requested, executionId, work);
        continuation = step.continuation();
        pending = step.pending();
        if (pending.isPresent()) {
            end(Ending.of(RunState.AWAITING_CLIENT));
        }
        return step.events();
    }

    private List<StreamEvent> cancelled() {
        if (turnLimit.isReached() && !control.work().isCancelled()) {
            String sentence = "The answer was stopped because it took longer than "
                    + config.turnLimit().toSeconds() + " seconds.";
            return fail(new OctavusIoException(sentence, null), failures.limit(sentence));
        }
        return end(Ending.of(RunState.STOPPED));
    }

    private List<StreamEvent> fail(OctavusException cause, StreamEvent.Failure event) {
        end(Ending.failed(cause));
        return List.of(event);
    }

    private List<StreamEvent> end(Ending how) {
        ending = how;
        closeLeg();
        turnLimit.end();
        return List.of();
    }

    private void closeLeg() {
        Leg open = leg;
        leg = null;
        if (open != null) {
            open.close();
        }
    }
}
