package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Display;
import dev.socketchat.local.agent.Scope;
import dev.socketchat.local.agent.Template;
import dev.socketchat.local.model.ModelMessage;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the blocks of one execution for the length of one response. */
final class Interpreter {

    private final Session session;
    private final Execution execution;
    private final EventSink sink;

    Interpreter(Session session, Execution execution, EventSink sink) {
        this.session = session;
        this.execution = execution;
        this.sink = sink;
    }

    /**
     * Runs until the end or until tool results are needed.
     *
     * @return why the handler ended; empty when it waits for tool results
     */
    Optional<String> run() throws StepFailedException, IOException {
        String reason = "stop";
        for (Optional<Block> block = execution.current(); block.isPresent(); block = execution.current()) {
            Outlet outlet = outlet(block.get());
            if (!execution.isResumed()) {
                outlet.emit(Events.blockStart(execution.blockId(), block.get().header(), isChat(block.get())));
            }
            Optional<String> ended = run(block.get(), outlet);
            if (ended.isEmpty()) {
                return Optional.empty();
            }
            reason = ended.get();
            outlet.emit(Events.blockEnd(execution.blockId()));
            execution.nextBlock();
        }
        return Optional.of(reason);
    }

    private Outlet outlet(Block block) {
        return new Outlet(sink, session.conversation(), execution.message(),
                block.header().display() != Display.HIDDEN, isChat(block));
    }

    private static boolean isChat(Block block) {
        return !(block instanceof Block.NextMessage next && next.independent());
    }

    private Optional<String> run(Block block, Outlet outlet) throws StepFailedException, IOException {
        if (block instanceof Block.NextMessage next) {
            return new NextMessage(session, execution, outlet).run(next);
        }
        if (block instanceof Block.CallTool call) {
            return callTool(call, outlet) ? Optional.of("stop") : Optional.empty();
        }
        if (block instanceof Block.AddMessage add) {
            addMessage(add);
        } else if (block instanceof Block.SetResource set) {
            JsonValue value = session.values().all(execution).getOrDefault(set.value(), JsonValue.NULL);
            session.values().setResource(set.resource(), value);
            outlet.emitAlways(Events.resourceUpdate(set.resource(), value));
            operation(block, outlet);
        } else if (block instanceof Block.StartThread start) {
            session.openThread(start.header().thread(), start.config());
        } else if (block instanceof Block.SerializeThread serialize) {
            session.values().setVariable(serialize.output(), Transcript.of(
                    session.conversation().thread(serialize.header().thread()), serialize.asJson()));
            operation(block, outlet);
        }
        return Optional.of("stop");
    }

    /** Pages show these two kinds as operations; they stay in the message. */
    private void operation(Block block, Outlet outlet) {
        JsonObject operation = JsonText.object().add("operationId", execution.blockId())
                .add("name", block.header().description().orElse(block.header().name()))
                .add("operationType", block.header().kind()).add("status", "done").build();
        outlet.add(FixedPart.wrapped("operation", operation, outlet.isShown()));
    }

    private void addMessage(Block.AddMessage add) {
        Template template = session.agent().prompts().template(add.prompt());
        String text = template.render(session.values().scope(add.input(), execution));
        Message message = session.newMessage(add.role(), execution.sender().filter(it -> add.role().equals("user")));
        Map<String, JsonValue> values = session.values().all(execution);
        add.files().stream().map(values::get).flatMap(JsonText::objects)
                .forEach(file -> message.add(FixedPart.wrapped("file", file, add.visible())));
        Optional<JsonValue> shown = add.uiContent().map(values::get);
        if (shown.isPresent() && shown.get() instanceof JsonObject object) {
            message.add(FixedPart.object(message.id(), object));
        } else if (shown.isPresent()) {
            message.add(TextPart.complete("text", add.visible(), Scope.print(shown.get())));
        }
        message.add(TextPart.complete("text", add.visible() && shown.isEmpty(), text));
        message.end();
        session.conversation().add(message);
        session.conversation().tell(add.header().thread(), message, ModelMessage.text(add.role(), text));
        session.log().add("message", JsonText.object().add("role", add.role()).add("content", text)
                .add("visible", add.visible()));
    }

    /** False when the call was just made, true when its result has come. */
    private boolean callTool(Block.CallTool block, Outlet outlet) throws IOException {
        if (execution.isResumed()) {
            return true;
        }
        PendingCall call = session.blockCall(block, arguments(block), execution.blockIndex(), outlet.isShown());
        outlet.add(call.part());
        if (call.tool().display() != Display.HIDDEN) {
            outlet.emit(Events.toolInputStart(call));
            outlet.emit(Events.toolInputAvailable(call, call.call().arguments()));
        }
        execution.suspend(List.of(call));
        return false;
    }

    private JsonObject arguments(Block.CallTool block) {
        Map<String, JsonValue> values = session.values().all(execution);
        var arguments = JsonText.object();
        block.input().forEach((name, source) -> arguments.add(name,
                values.getOrDefault(Scope.print(source), source)));
        return arguments.build();
    }
}
