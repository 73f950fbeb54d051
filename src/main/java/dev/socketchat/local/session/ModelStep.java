package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Tool;
import dev.socketchat.local.model.ModelMessage;
import dev.socketchat.local.model.ModelOutput;
import dev.socketchat.local.model.ToolCall;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a model says in one step into events and into parts of the assistant's message. */
final class ModelStep implements ModelOutput {

    private final Outlet outlet;
    private final Block.NextMessage block;
    private final Map<String, Tool> tools;
    private final Ids ids;
    private final List<PendingCall> calls = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private @Nullable TextPart open;
    private boolean openIsReasoning;
    private String openId = "";

    ModelStep(Outlet outlet, Block.NextMessage block, Map<String, Tool> tools, Ids ids) {
        this.outlet = outlet;
        this.block = block;
        this.tools = tools;
        this.ids = ids;
    }

    @Override
    public void reasoning(String delta) throws IOException {
        if (open == null || !openIsReasoning) {
            open(true);
            outlet.emit(Events.reasoningStart(openId));
        }
        thought.append(delta);
        open.append(delta);
        outlet.emit(Events.reasoningDelta(openId, delta));
    }

    @Override
    public void text(String delta) throws IOException {
        if (open == null || openIsReasoning) {
            open(false);
            outlet.emit(Events.textStart(openId, block.responseType()));
        }
        said.append(delta);
        open.append(delta);
        outlet.emit(Events.textDelta(openId, delta));
    }

    private void open(boolean reasoning) throws IOException {
        end();
        openIsReasoning = reasoning;
        openId = ids.next(reasoning ? "rsn" : "txt");
        open = TextPart.growing(reasoning ? "reasoning" : "text", outlet.isShown());
        outlet.add(open);
    }

    /** Ends the text or reasoning that is open. */
    void end() throws IOException {
        if (open != null) {
            open.end();
            open = null;
            outlet.emit(openIsReasoning ? Events.reasoningEnd(openId) : Events.textEnd(openId));
        }
    }

    @Override
    public void call(String name, JsonObject arguments) throws IOException {
        end();
        Tool tool = Optional.ofNullable(tools.get(name))
                .orElseThrow(() -> new IllegalArgumentException("The model calls a tool that is not offered: " + name));
        ToolCall call = new ToolCall(ids.next("call"), name, arguments);
        ToolPart part = new ToolPart(call, tool, outlet.isShown());
        PendingCall pending =
                new PendingCall(call, tool, Optional.empty(), Optional.empty(), block.header().thread(), part);
        calls.add(pending);
        outlet.add(part);
        announce(pending);
    }

    private void announce(PendingCall call) throws IOException {
        switch (call.tool().display()) {
            case HIDDEN -> { }
            case NAME -> {
                outlet.emit(Events.toolInputStart(call));
                outlet.emit(Events.toolInputAvailable(call, JsonObject.EMPTY_JSON_OBJECT));
            }
            case TITLE -> {
                outlet.emit(Events.toolInputStart(call));
                outlet.emit(Events.toolInputAvailable(call, call.call().arguments()));
            }
            case DESCRIPTION, STREAM -> {
                outlet.emit(Events.toolInputStart(call));
                outlet.emit(Events.toolInputDelta(call.id(), call.call().arguments().toString()));
                outlet.emit(Events.toolInputEnd(call.id()));
                outlet.emit(Events.toolInputAvailable(call, call.call().arguments()));
            }
        }
    }

    @Override
    public void source(String url, Optional<String> title) throws IOException {
        end();
        JsonObject event = Events.source(ids.next("src"), url, title);
        outlet.add(FixedPart.wrapped("source", JsonText.copy(event).remove("type").build(), outlet.isShown()));
        outlet.emit(event);
    }

    @Override
    public void pause(Duration time) throws IOException {
        outlet.pause(time);
    }

    List<PendingCall> calls() {
        return calls;
    }

    String text() {
        return said.toString();
    }

    String reasoning() {
        return thought.toString();
    }

    /** The step as the model will see it again. */
    ModelMessage answer() {
        return ModelMessage.answer(text(), calls.stream().map(PendingCall::call).toList());
    }
}
