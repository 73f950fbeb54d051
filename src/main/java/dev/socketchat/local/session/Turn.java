package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Protocol;
import dev.socketchat.local.agent.Trigger;
import dev.socketchat.local.model.ModelMessage;
import dev.socketchat.local.model.ToolResult;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** The right to change a session, held for the length of one request. Closing gives it back. */
public final class Turn implements AutoCloseable {

    private static final String CANCELLED = "Cancelled by a new message";

    private final Session session;
    private final Semaphore turn;

    Turn(Session session, Semaphore turn) {
        this.session = session;
        this.turn = turn;
    }

    @Override
    public void close() {
        turn.release();
    }

    /**
     * Accepts a trigger. An execution that waits for tool results is given up.
     *
     * @throws SessionException when the session has expired, the trigger is unknown or its input not complete
     */
    public Leg begin(TriggerRequest request) throws SessionException {
        session.requireActive();
        Trigger trigger = Optional.ofNullable(session.agent().protocol().triggers().get(request.trigger()))
                .orElseThrow(() -> new SessionException(SessionException.Reason.VALIDATION_ERROR,
                        "The agent has no trigger \"" + request.trigger() + "\""));
        JsonObject input = InputCheck.complete("the trigger " + trigger.name(), trigger.input(), request.input());
        giveUpWaiting();
        request.rollback().ifPresent(session.conversation()::rollback);
        Execution execution = new Execution(session.newExecutionId(), trigger, input, request.sender(),
                session.newMessage("assistant", Optional.empty()));
        session.log().add("trigger", JsonText.object().add("triggerName", trigger.name()).add("triggerInput", input));
        return sink -> run(execution, List.of(), sink);
    }

    /** Forgets everything that was said; the session counts as expired until it is restored. */
    public void clear() {
        session.clear();
    }

    /**
     * Rebuilds an expired session from messages as pages show them.
     *
     * @param input the session's input; empty for the one it had
     * @return false when the session was active; then nothing is changed
     * @throws SessionException when messages or input are not valid
     */
    public boolean restore(JsonArray messages, Optional<JsonObject> input) throws SessionException {
        if (!session.isExpired()) {
            return false;
        }
        JsonObject complete = InputCheck.complete("the agent " + session.agent().settings().slug(),
                session.agent().protocol().input(), input.orElse(session.values().input()));
        session.restore(complete, Restoration.of(messages, session.agent(), session.home().limits().messages()));
        return true;
    }

    /** Accepts a worker's run. */
    public Leg work() throws SessionException {
        Leg steps = begin(new TriggerRequest(Protocol.STEPS, JsonObject.EMPTY_JSON_OBJECT, Optional.empty(),
                Optional.empty()));
        return sink -> steps.run(new WorkerSink(session, sink, true));
    }

    /** Accepts tool results for a worker's run, as {@link #resume} does for a conversation. */
    public Leg workOn(JsonArray toolResults) throws SessionException {
        Leg rest = resume(session.id(), toolResults);
        return sink -> rest.run(new WorkerSink(session, sink, false));
    }

    private void giveUpWaiting() {
        session.waiting().ifPresent(execution -> {
            Map<PendingCall, ToolResult> results = execution.pending().stream()
                    .collect(Collectors.toMap(call -> call, call -> ToolResult.failed(call.call(), CANCELLED)));
            results.forEach((call, result) -> call.part().cancel(result));
            remember(execution, results);
            execution.message().end();
        });
        session.waiting(Optional.empty());
    }

    /**
     * Accepts tool results for the execution that waits for them. Calls without a result count as failed, results
     * without a call are ignored.
     *
     * @throws SessionException when the session has expired or this execution is not waiting
     */
    public Leg resume(String executionId, JsonArray toolResults) throws SessionException {
        session.requireActive();
        Execution execution = session.waiting().filter(it -> it.id().equals(executionId))
                .orElseThrow(() -> new SessionException(SessionException.Reason.NOT_FOUND,
                        "No execution with this id is waiting for tool results"));
        ToolResults given = new ToolResults(toolResults);
        Map<PendingCall, ToolResult> results =
                execution.pending().stream().collect(Collectors.toMap(call -> call, given::of));
        List<JsonObject> files = execution.pending().stream().flatMap(call -> given.files(call).stream()
                .map(file -> Events.fileAvailable(file, call.id()))).toList();
        results.forEach((call, result) -> deliver(call, result));
        remember(execution, results);
        session.waiting(Optional.empty());
        return sink -> run(execution, files, sink);
    }

    private void deliver(PendingCall call, ToolResult result) {
        call.part().settle(result);
        call.outputVariable().filter(name -> result.error().isEmpty())
                .ifPresent(name -> session.values().setVariable(name, result.result()));
        session.log().add("tool-result", JsonText.object().add("toolName", call.name()).add("toolResult",
                result.error().<JsonValue>map(JsonText::text).orElse(result.result())));
    }

    /** Tells the model what became of its own calls, in the order it made them. */
    private void remember(Execution execution, Map<PendingCall, ToolResult> results) {
        List<PendingCall> asked = execution.pending().stream().filter(call -> call.block().isEmpty()).toList();
        if (!asked.isEmpty()) {
            session.conversation().tell(asked.get(0).thread(), execution.message(),
                    ModelMessage.results(asked.stream().map(results::get).toList()));
        }
        execution.delivered();
    }

    private void run(Execution execution, List<JsonObject> files, EventSink sink) throws IOException {
        session.touch();
        try {
            sink.emit(Events.start(execution, session.conversation().lastMessageId(execution.message()),
                    session.id()));
            for (JsonObject file : files) {
                execution.message().add(FixedPart.wrapped("file", JsonText.copy(file).remove("type").build(), true));
                sink.emit(file);
            }
            Optional<String> reason = new Interpreter(session, execution, sink).run();
            end(execution, reason, sink);
        } catch (StepFailedException e) {
            execution.message().end();
            session.log().add("error", JsonText.object().add("error", e.event()));
            sink.emit(e.event());
        } catch (IOException e) {
            execution.message().end();
            giveUpWaiting();
            session.log().add("abort", JsonText.object().add("abortedAtBlock",
                    execution.current().map(Block::header).map(Block.Header::name).orElse("")));
            throw e;
        } finally {
            session.touch();
        }
    }

    private void end(Execution execution, Optional<String> reason, EventSink sink) throws IOException {
        if (reason.isPresent()) {
            execution.message().end();
            sink.emit(Events.finish(reason.get(), execution.id()));
            return;
        }
        session.waiting(Optional.of(execution));
        execution.pending().forEach(call -> session.log().add("tool-call", JsonText.object()
                .add("toolName", call.name()).add("toolDescription", call.tool().description())
                .add("toolArguments", call.call().arguments())));
        sink.emit(Events.toolRequest(execution.pending()));
        sink.emit(Events.finish("tool-calls", execution.id()));
    }
}
