package dev.socketchat.octavus.event;

import static java.util.Map.entry;

import dev.socketchat.octavus.error.OctavusProtocolException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes typed views of events, by JSON-B. Safe for several threads as far as the given JSON-B instance is. */
public final class EventViews {

    private static final Map<String, Class<? extends PlatformEvent>> TYPES = Map.ofEntries(
            entry("start", PlatformEvent.Start.class),
            entry("finish", PlatformEvent.Finish.class),
            entry("error", PlatformEvent.Failed.class),
            entry("text-start", PlatformEvent.TextStart.class),
            entry("text-delta", PlatformEvent.TextDelta.class),
            entry("text-end", PlatformEvent.TextEnd.class),
            entry("reasoning-start", PlatformEvent.ReasoningStart.class),
            entry("reasoning-delta", PlatformEvent.ReasoningDelta.class),
            entry("reasoning-end", PlatformEvent.ReasoningEnd.class),
            entry("tool-input-start", PlatformEvent.ToolInputStart.class),
            entry("tool-input-delta", PlatformEvent.ToolInputDelta.class),
            entry("tool-input-end", PlatformEvent.ToolInputEnd.class),
            entry("tool-input-available", PlatformEvent.ToolInputAvailable.class),
            entry("tool-output-available", PlatformEvent.ToolOutputAvailable.class),
            entry("tool-output-error", PlatformEvent.ToolOutputError.class),
            entry("tool-request", PlatformEvent.ToolRequest.class),
            entry("client-tool-request", PlatformEvent.ClientToolRequest.class),
            entry("block-start", PlatformEvent.BlockStart.class),
            entry("block-end", PlatformEvent.BlockEnd.class),
            entry("resource-update", PlatformEvent.ResourceUpdate.class),
            entry("file-available", PlatformEvent.FileAvailable.class),
            entry("source", PlatformEvent.Source.class),
            entry("todo-update", PlatformEvent.TodoUpdate.class),
            entry("worker-input-start", PlatformEvent.WorkerInputStart.class),
            entry("worker-input-delta", PlatformEvent.WorkerInputDelta.class),
            entry("worker-input-ready", PlatformEvent.WorkerInputReady.class),
            entry("worker-start", PlatformEvent.WorkerStart.class),
            entry("worker-result", PlatformEvent.WorkerDone.class),
            entry("usage", PlatformEvent.Usage.class));

    private final Jsonb jsonb;

    /** Uses a JSON-B instance of the caller, who also closes it. */
    public EventViews(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** The event types that have a view. */
    public static Set<String> types() {
        return TYPES.keySet();
    }

    /**
     * The view of an event; empty for types without one.
     *
     * @throws OctavusProtocolException if a member has another kind of value than the type says
     */
    public Optional<PlatformEvent> of(StreamEvent event) {
        Class<? extends PlatformEvent> type = TYPES.get(event.type());
        try {
            return type == null ? Optional.empty() : Optional.of(jsonb.fromJson(event.json(), type));
        } catch (JsonbException e) {
            throw new OctavusProtocolException("An event of type " + event.type() + " has members of other types", e);
        }
    }
}
