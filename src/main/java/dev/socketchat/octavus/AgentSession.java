package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.tool.DynamicTool;
import dev.socketchat.octavus.tool.ToolBox;
import dev.socketchat.octavus.tool.Tools;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with an agent. At most one run is under way; a newer message replaces it, a stop ends it, and after
 * either nothing of the old run is sent any more. Any thread may call.
 *
 * <p>Un-installing a run comes first, breaking it off second; "is it still the current one" is asked under the same
 * lock that switches runs, at the moment of handing events on.
 */
public final class AgentSession implements AutoCloseable {

    private final Platform platform;
    private final SessionRoute route;
    private final ToolBox box;
    private final Cancellation life = new Cancellation();
    private final Object lock = new Object();
    // Guarded by lock.
    private @Nullable Run current;
    private @Nullable PendingTools pending;
    private boolean closed;

    AgentSession(Platform platform, SessionRoute route, Tools tools) {
        this.platform = platform;
        this.route = route;
        this.box = new ToolBox(tools);
    }

    /** The platform's id of the session, once it is known. Not for browsers. */
    public Optional<String> sessionId() {
        return route.sessionId();
    }

    /**
     * Acts on a browser's message and returns at once. A trigger or continuation begins a run that the listener hears;
     * whatever goes wrong becomes its {@code error} event. Every run ends in exactly one {@code finish} or
     * {@code error}, unless it is stopped, replaced or closed: then nothing more is sent. After {@link #close()} this
     * does nothing.
     */
    public void handle(SocketMessage message, StreamEventListener listener) {
        if (message instanceof SocketMessage.Trigger trigger) {
            start(listener, run -> turn(trigger, context(run)), true);
        } else if (message instanceof SocketMessage.Continue results) {
            resume(results, listener);
        } else if (message instanceof SocketMessage.Stop) {
            replace(null).ifPresent(Run::stop);
            route.giveUp();
        }
    }

    /**
     * Runs a turn for a caller that pulls its events. Apart from {@link #handle}: neither replaces the other's runs.
     * The message is trusted.
     */
    public AgentStream execute(SocketMessage.Trigger trigger) {
        return new AgentStream(
                control -> turn(trigger, RunContext.code(platform, control)), List.of(life, platform.life()));
    }

    /**
     * Continues a turn that asked its reader for tools, likewise. The results are posted as they are.
     *
     * @throws IllegalStateException when pulled, if the session is to be created by its first trigger and had none yet
     */
    public AgentStream execute(SocketMessage.Continue results) {
        RunRequest.Continuation next =
                new RunRequest.Continuation(Optional.of(results.executionId()), results.toolResults());
        return new AgentStream(
                control -> continuation(next, RunContext.code(platform, control)), List.of(life, platform.life()));
    }

    /**
     * Asks for places to upload files to, and returns at once. Neither begins nor ends a run. A session that is not
     * created yet is, as by a trigger; one that only {@link AgentSessions#start} can create must have had its first.
     *
     * @param files 1 to 20
     */
    public void requestUploads(List<Files.Announcement> files, UploadTargetsListener listener) {
        new UploadInquiry(platform, route, life, files, listener).submit();
    }

    /**
     * Replaces the whole set of dynamic tools. The platform hears of it with the next request; calls that come in from
     * now on use it. A dynamic tool covers a fixed one of the same name.
     *
     * @throws IllegalArgumentException if a tool server offers the same name
     */
    public void setDynamicTools(List<DynamicTool> tools) {
        box.setDynamic(tools);
    }

    /**
     * Answers a trigger or continuation that could not be accepted, before this returns: ends the run under way, which its
     * sender no longer expects, and begins one that consists of an {@code error} event.
     *
     * @param sentence shown to the user
     */
    public void refuse(ErrorType type, String sentence, StreamEventListener listener) {
        answer(listener, new RefusedRunException(type, sentence));
    }

    /** Answers likewise one that came too early, and says when it may come again. */
    public void defer(String sentence, Duration retryAfter, StreamEventListener listener) {
        answer(listener, new RefusedRunException(ErrorType.RATE_LIMIT, sentence, retryAfter));
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
        RunRequest.Continuation continuation;
        try {
            continuation = accept(results);
        } catch (RefusedRunException refusal) {
            answer(listener, refusal);
            return;
        }
        start(listener, run -> continuation(continuation, context(run)), false);
    }

    private RunRequest.Continuation accept(SocketMessage.Continue results) {
        synchronized (lock) {
            PendingTools open = pending;
            if (open == null || !open.executionId().equals(results.executionId())) {
                throw new RefusedRunException(ErrorType.NOT_FOUND, "This request no longer waits for tool results.");
            }
            try {
                RunRequest.Continuation continuation = open.accept(results.toolResults());
                pending = null;
                return continuation;
            } catch (InvalidSocketMessageException e) {
                throw new RefusedRunException(ErrorType.VALIDATION, String.valueOf(e.getMessage()));
            }
        }
    }

    private void start(StreamEventListener listener, Function<Run, Execution> plan, boolean newTurn) {
        install(listener, plan, newTurn).ifPresent(Run::submit);
    }

    /** A refusal waits for nothing, so the caller's thread gives it: no later message can come before it. */
    private void answer(StreamEventListener listener, RefusedRunException refusal) {
        Function<Run, Execution> plan = run -> {
            throw refusal;
        };
        install(listener, plan, false).ifPresent(Run::run);
    }

    /** Makes a run the current one, and stops the one before; empty if the conversation is over. */
    private Optional<Run> install(StreamEventListener listener, Function<Run, Execution> plan, boolean newTurn) {
        Run run = new Run(this, listener, platform, plan);
        Optional<Run> old;
        synchronized (lock) {
            if (closed) {
                return Optional.empty();
            }
            run.accept();
            old = replace(run);
            pending = newTurn ? null : pending;
        }
        try {
            old.ifPresent(Run::stop);
        } catch (Throwable e) {
            // No reason to keep the next one waiting.
        }
        return Optional.of(run);
    }

    private Optional<Run> replace(@Nullable Run next) {
        synchronized (lock) {
            Optional<Run> old = Optional.ofNullable(current).filter(run -> run.control().become(RunState.STOPPED));
            current = next;
            return old;
        }
    }

    private RunContext context(Run run) {
        return RunContext.browser(run.reference(), platform.config(), run.control());
    }

    private Execution turn(SocketMessage.Trigger trigger, RunContext context) {
        return new Execution(platform, route.turn(trigger, life, context.control().work()), Optional.empty(), box, context);
    }

    private Execution continuation(RunRequest.Continuation results, RunContext context) {
        return new Execution(platform, route.continuation(life, context.control().work()), Optional.of(results), box, context);
    }

    /**
     * Hands events to the run's listener unless the run is over.
     *
     * @param end what the run becomes by the last of them, if that ends it
     * @param waiting the calls the browser then has to answer
     * @return false if the run was over: then nothing was handed on
     */
    boolean emit(Run run, List<StreamEvent> events, Optional<RunState> end, Optional<PendingTools> waiting) {
        synchronized (lock) {
            boolean wanted = end.map(run.control()::become).orElseGet(() -> !run.control().isOver());
            if (wanted) {
                pending = end.isPresent() && waiting.isPresent() ? waiting.get() : pending;
                run.listener().onEvents(events);
            }
            return wanted;
        }
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
