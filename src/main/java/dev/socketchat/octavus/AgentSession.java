package dev.socketchat.octavus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with an agent. At most one run is under way; a newer message replaces it, a stop ends it, and after
 * either nothing of the old run is sent any more. Any thread may call.
 *
 * <p>Un-installing a run comes first, breaking it off second; "is it still the current one" is asked under the same lock
 * that switches runs, at the moment of handing events on.
 */
public final class AgentSession implements AutoCloseable {

    private final Platform platform;
    private final SessionIdentity identity;
    private final Tools tools;
    private final Cancellation life = new Cancellation();
    private final Object lock = new Object();
    // Guarded by lock.
    private @Nullable Run current;
    private @Nullable PendingTools pending;
    private boolean closed;

    AgentSession(Platform platform, SessionIdentity identity, Tools tools) {
        this.platform = platform;
        this.identity = identity;
        this.tools = tools;
    }

    /** The platform's id of the session, once it is known. Not for browsers. */
    public Optional<String> sessionId() {
        return identity.known();
    }

    /**
     * Acts on a browser's message and returns at once. A trigger or continuation begins a run that the listener hears;
     * whatever goes wrong becomes its {@code error} event. Every run ends in exactly one {@code finish} or {@code error},
     * unless it is stopped, replaced or closed: then nothing more is sent. After {@link #close()} this does nothing.
     */
    public void handle(SocketMessage message, StreamEventListener listener) {
        if (message instanceof SocketMessage.Trigger trigger) {
            start(listener, run -> execution(run, new RunRequest.TriggerTurn(triggerPath(run), trigger), Optional.empty()), true);
        } else if (message instanceof SocketMessage.Continue results) {
            resume(results, listener);
        } else {
            replace(null).ifPresent(Run::stop);
        }
    }

    /**
     * Answers a trigger or continuation that could not be accepted: ends the run under way, which its sender no longer
     * expects, and begins one that consists of an {@code error} event.
     *
     * @param sentence shown to the user
     */
    public void refuse(ErrorType type, String sentence, StreamEventListener listener) {
        start(listener, refusal(type, sentence), false);
    }

    /** Stops the run under way and ends the conversation on this side; nothing is sent afterwards. */
    @Override
    public void close() {
        Optional<Run> old;
        synchronized (lock) {
            closed = true;
            pending = null;
            old = replace(null);
        }
        old.ifPresent(Run::stop);
        life.cancel();
    }

    private void resume(SocketMessage.Continue results, StreamEventListener listener) {
        Function<Run, Execution> plan;
        synchronized (lock) {
            plan = planOf(results);
        }
        start(listener, plan, false);
    }

    private Function<Run, Execution> planOf(SocketMessage.Continue results) {
        PendingTools open = pending;
        if (open == null || !open.executionId().equals(results.executionId())) {
            return refusal(ErrorType.NOT_FOUND, "This request no longer waits for tool results.");
        }
        try {
            RunRequest.Continuation continuation = open.accept(results.toolResults());
            pending = null;
            return run -> execution(run, new RunRequest.ContinuedTurn(triggerPath(run)), Optional.of(continuation));
        } catch (InvalidSocketMessageException e) {
            return refusal(ErrorType.VALIDATION, String.valueOf(e.getMessage()));
        }
    }

    private static Function<Run, Execution> refusal(ErrorType type, String sentence) {
        return run -> {
            throw new RefusedRunException(type, sentence);
        };
    }

    private void start(StreamEventListener listener, Function<Run, Execution> plan, boolean newTurn) {
        Run run = new Run(this, listener, platform.environment(), plan);
        Optional<Run> old;
        synchronized (lock) {
            if (closed) {
                return;
            }
            old = replace(run);
            pending = newTurn ? null : pending;
        }
        old.ifPresent(Run::stop);
        run.submit(List.of(life, platform.life()));
    }

    private Optional<Run> replace(@Nullable Run next) {
        synchronized (lock) {
            Optional<Run> old = Optional.ofNullable(current);
            current = next;
            return old;
        }
    }

    private String triggerPath(Run run) {
        String id = identity.get(life, run.cancellation());
        return AgentSessions.PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + "/trigger";
    }

    private Execution execution(Run run, RunRequest request, Optional<RunRequest.Continuation> continuation) {
        return new Execution(platform, request, continuation, tools, run.reference(), run.cancellation());
    }

    /** Hands events to the run's listener if the run is still the current one, and none after the first that ends it. */
    Delivery emit(Run run, List<StreamEvent> events, Optional<PendingTools> waiting) {
        synchronized (lock) {
            if (current != run) {
                return Delivery.UNWANTED;
            }
            int terminal = firstTerminal(events);
            boolean over = terminal < events.size();
            if (over) {
                current = null;
                pending = waiting.orElse(pending);
            }
            deliver(run, over ? events.subList(0, terminal + 1) : events);
            return over ? Delivery.OVER : Delivery.WANTED;
        }
    }

    private void deliver(Run run, List<StreamEvent> events) {
        try {
            run.listener().onEvents(events);
        } catch (RuntimeException e) {
            // A listener that failed once hears no more, not even of that.
            current = null;
            throw e;
        }
    }

    private static int firstTerminal(List<StreamEvent> events) {
        int index = 0;
        while (index < events.size() && !events.get(index).isTerminal()) {
            index++;
        }
        return index;
    }

    /** Forgets a run that is over, whatever its end. */
    void release(Run run) {
        synchronized (lock) {
            if (current == run) {
                current = null;
            }
        }
    }
}
