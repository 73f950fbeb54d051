package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Scope;
import dev.socketchat.local.agent.ThreadConfig;
import dev.socketchat.local.agent.Tool;
import dev.socketchat.local.model.ModelException;
import dev.socketchat.local.model.ModelMessage;
import dev.socketchat.local.model.ModelRequest;
import dev.socketchat.local.model.ToolResult;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one step of a {@code next-message} block: the model answers, or asks for tools and the execution waits. */
final class NextMessage {

    private static final System.Logger LOG = System.getLogger(NextMessage.class.getName());
    private static final int USUAL_STEPS = 10;
    private static final String TOO_MANY = "The agent's limit of steps is reached";
    private static final String CANCELLED = "Cancelled";

    private final Session session;
    private final Execution execution;
    private final Outlet outlet;

    NextMessage(Session session, Execution execution, Outlet outlet) {
        this.session = session;
        this.execution = execution;
        this.outlet = outlet;
    }

    /** Why the answer ended; empty when tool results are needed first. */
    Optional<String> run(Block.NextMessage block) throws StepFailedException, IOException {
        ThreadConfig config = session.thread(block.header().thread());
        if (!execution.message().isEmpty()) {
            outlet.add(FixedPart.stepStart());
        }
        Map<String, Tool> tools = new LinkedHashMap<>();
        config.tools().forEach(name -> tools.put(name, session.agent().protocol().tools().get(name)));
        ModelStep step = new ModelStep(outlet, block, tools, session.ids());
        String reason = answer(block, config, step, List.copyOf(tools.values()));
        if (step.calls().isEmpty()) {
            block.output().ifPresent(name -> session.values().setVariable(name, parsed(block, step.text())));
            return Optional.of(reason);
        }
        if (execution.countStep() < limit(config)) {
            execution.suspend(step.calls());
            return Optional.empty();
        }
        return Optional.of(refuse(block, step.calls()));
    }

    private String answer(Block.NextMessage block, ThreadConfig config, ModelStep step, List<Tool> tools)
            throws StepFailedException, IOException {
        String thread = block.header().thread();
        ModelRequest request = new ModelRequest(config.model(), session.system(config, execution),
                session.conversation().thread(thread), tools, session.values().all(execution), block.responseType());
        session.log().add("model-request", JsonText.object().add("blockName", block.header().name())
                .add("modelRequest", JsonText.object().add("requestType", "chat").add("provider", "local")
                        .add("model", config.model())));
        boolean complete = false;
        try {
            String reason = session.model().answer(request, step);
            step.end();
            complete = true;
            return reason;
        } catch (ModelException e) {
            step.end();
            throw new StepFailedException(Events.providerError(e, config.model()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The model has failed", e);
            throw new StepFailedException(Events.error("execution_error", "The model has failed", false, "platform"));
        } finally {
            remember(block, step, complete);
        }
    }

    private void remember(Block.NextMessage block, ModelStep step, boolean complete) {
        session.conversation().tell(block.header().thread(), execution.message(),
                complete ? step.answer() : ModelMessage.text("assistant", step.text()));
        if (!complete) {
            step.calls().forEach(call -> call.part().cancel(ToolResult.failed(call.call(), CANCELLED)));
        }
        session.logStep(block, step);
    }

    private String refuse(Block.NextMessage block, List<PendingCall> calls) throws IOException {
        for (PendingCall call : calls) {
            call.part().settle(ToolResult.failed(call.call(), TOO_MANY));
            outlet.emit(Events.toolOutputError(call.id(), TOO_MANY));
        }
        session.conversation().tell(block.header().thread(), execution.message(), ModelMessage.results(
                calls.stream().map(call -> ToolResult.failed(call.call(), TOO_MANY)).toList()));
        return "stop";
    }

    private int limit(ThreadConfig config) {
        JsonValue steps = config.maxSteps().orElse(JsonValue.NULL);
        JsonValue value = steps instanceof JsonNumber ? steps
                : session.values().all(execution).getOrDefault(
                        Scope.print(steps), JsonValue.NULL);
        if (value instanceof JsonNumber number) {
            return Math.max(1, number.intValue());
        }
        return config.agentic() ? USUAL_STEPS : 1;
    }

    private static JsonValue parsed(Block.NextMessage block, String text) {
        if (block.responseType().isEmpty()) {
            return JsonText.text(text);
        }
        try {
            return JsonText.object(text);
        } catch (SessionException e) {
            return JsonText.text(text);
        }
    }
}
