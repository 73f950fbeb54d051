package dev.socketchat.local.session;

import dev.socketchat.local.agent.Block;
import dev.socketchat.local.agent.Trigger;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One run of a trigger's handler, possibly over several responses. Between them it waits for tool results. Belongs to
 * whoever holds the session's turn.
 */
final class Execution {

    private final String id;
    private final Trigger trigger;
    private final JsonObject input;
    private final Optional<JsonObject> sender;
    private final Message message;
    private int block;
    private int steps;
    private boolean resumed;
    private List<PendingCall> pending = List.of();

    Execution(String id, Trigger trigger, JsonObject input, Optional<JsonObject> sender, Message message) {
        this.id = id;
        this.trigger = trigger;
        this.input = input;
        this.sender = sender;
        this.message = message;
    }

    String id() {
        return id;
    }

    Trigger trigger() {
        return trigger;
    }

    JsonObject input() {
        return input;
    }

    Optional<JsonObject> sender() {
        return sender;
    }

    /** The assistant's message that this execution writes. */
    Message message() {
        return message;
    }

    Optional<Block> current() {
        return block < trigger.blocks().size() ? Optional.of(trigger.blocks().get(block)) : Optional.empty();
    }

    int blockIndex() {
        return block;
    }

    String blockId() {
        return trigger.name() + ":" + block;
    }

    void nextBlock() {
        block++;
        steps = 0;
        resumed = false;
    }

    /** Counts a model call of the current block. */
    int countStep() {
        return ++steps;
    }

    void suspend(List<PendingCall> calls) {
        pending = List.copyOf(calls);
        resumed = true;
    }

    List<PendingCall> pending() {
        return pending;
    }

    void delivered() {
        pending = List.of();
    }

    /** True when the current block began in an earlier response. */
    boolean isResumed() {
        return resumed;
    }
}
