package dev.socketchat.local.session;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.ThreadConfig;
import dev.socketchat.local.agent.Tool;
import dev.socketchat.local.model.Model;
import dev.socketchat.local.model.ToolCall;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One conversation with one agent. Any thread may ask for its state; one at a time may hold its {@link Turn}.
 */
public final class Session {

    private final String id;
    private final HostedAgent hosted;
    private final Sessions home;
    private final Instant createdAt;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<String, ThreadConfig> threads = new ConcurrentHashMap<>();
    private final SessionLog log;
    private volatile Conversation conversation;
    private volatile Values values;
    private volatile Instant updatedAt;
    private volatile boolean cleared;
    private Optional<Execution> waiting = Optional.empty();

    Session(String id, HostedAgent hosted, JsonObject input, Sessions home) {
        this.id = id;
        this.hosted = hosted;
        this.home = home;
        this.createdAt = home.clock().instant();
        this.updatedAt = createdAt;
        this.log = new SessionLog(home.clock());
        this.conversation = new Conversation(home.limits().messages());
        this.values = new Values(hosted.agent().protocol(), input);
    }

    /** The id, which nobody can guess. */
    public String id() {
        return id;
    }

    /** The agent it talks to. */
    public Agent agent() {
        return hosted.agent();
    }

    /**
     * Takes the turn, waiting a while for another one to end.
     *
     * @throws SessionException when the session is still busy after the wait, or has expired
     */
    public Turn take(Duration wait) throws SessionException {
        try {
            if (!turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SessionException(SessionException.Reason.SESSION_BUSY,
                        "This session is still working on another turn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionException(SessionException.Reason.SESSION_BUSY, "The platform is stopping");
        }
        return new Turn(this, turn);
    }

    /** True while a turn is being held. */
    boolean isBusy() {
        return turn.availablePermits() == 0;
    }

    /** True when the session was cleared or not used for too long. */
    public boolean isExpired() {
        return cleared || updatedAt.plus(home.limits().timeToLive()).isBefore(home.clock().instant());
    }

    void requireActive() throws SessionException {
        if (isExpired()) {
            throw new SessionException(SessionException.Reason.SESSION_EXPIRED, "The session " + id + " has expired");
        }
    }

    void touch() {
        updatedAt = home.clock().instant();
    }

    /** What the session tells about itself. */
    public SessionReport report() {
        return new SessionReport(this, createdAt, updatedAt);
    }

    void clear() {
        cleared = true;
        waiting = Optional.empty();
        conversation = new Conversation(home.limits().messages());
    }

    void restore(JsonObject input, Conversation restored) {
        values = new Values(agent().protocol(), input);
        conversation = restored;
        threads.clear();
        waiting = Optional.empty();
        cleared = false;
        touch();
    }

    Optional<Execution> waiting() {
        return waiting;
    }

    void waiting(Optional<Execution> execution) {
        waiting = execution;
    }

    Conversation conversation() {
        return conversation;
    }

    Values values() {
        return values;
    }

    SessionLog log() {
        return log;
    }

    Model model() {
        return hosted.model();
    }

    Ids ids() {
        return home.ids();
    }

    Sessions home() {
        return home;
    }

    Message newMessage(String role, Optional<JsonObject> sender) {
        return new Message(ids().next("msg"), role, home.clock().instant(), sender);
    }

    String newExecutionId() {
        return agent().isWorker() ? id : ids().next("exe");
    }

    /** What a worker has made; empty when it names no output or has not set it. */
    Optional<JsonValue> output() {
        return agent().protocol().output().map(name -> values.variables().get(name));
    }

    void openThread(String name, ThreadConfig config) {
        threads.put(name, config);
    }

    ThreadConfig thread(String name) {
        return threads.getOrDefault(name, agent().protocol().main());
    }

    /** The system prompt of a thread with its values in place. */
    Optional<String> system(ThreadConfig config, Execution execution) {
        return config.system().map(name -> agent().prompts().template(name)
                .render(values.scope(config.input(), execution)));
    }

    PendingCall blockCall(Block.CallTool block, JsonObject arguments, int index, boolean shown) {
        Tool tool = agent().protocol().tools().get(block.tool());
        ToolCall call = new ToolCall(ids().next("call"), tool.name(), arguments);
        return new PendingCall(call, tool, Optional.of(index), block.output(), block.header().thread(),
                new ToolPart(call, tool, shown));
    }

    void logStep(Block.NextMessage block, ModelStep step) {
        if (!step.reasoning().isEmpty()) {
            log.add("reasoning", JsonText.object().add("reasoningContent", step.reasoning()));
        }
        JsonObjectBuilder answer = JsonText.object().add("blockName", block.header().name())
                .add("model", thread(block.header().thread()).model()).add("response", step.text());
        if (!step.calls().isEmpty()) {
            answer.add("toolCalls", JsonText.array(step.calls().stream().map(call -> JsonText.object()
                    .add("id", call.id()).add("name", call.name()).add("arguments", call.call().arguments()).build())
                    .toList()));
        }
        log.add(step.calls().isEmpty() ? "llm-response" : "llm-tool-request", answer);
    }
}
