package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a session at the moment: its fixed ones, covered by dynamic ones of the same name. Safe for several
 * threads.
 */
public final class ToolBox {

    private final Tools tools;
    private final PastCalls past = new PastCalls();
    private volatile @Nullable List<DynamicTool> dynamic;

    /** Starts with the fixed ones. */
    public ToolBox(Tools tools) {
        this.tools = tools;
    }

    /** Whether calls that are not served here become tool errors instead of going to the browser. */
    public boolean clientToolsRejected() {
        return tools.clientToolsRejected();
    }

    /** What may change results. */
    public ToolResultListener resultListener() {
        return tools.resultListener();
    }

    /** The application's functions for new values of resources, by name. */
    public Map<String, BiConsumer<String, JsonValue>> watchers() {
        return tools.watchers();
    }

    /** The calls that must not be served a second time. */
    PastCalls past() {
        return past;
    }

    /**
     * Takes these tools in the place of the dynamic ones so far.
     *
     * @throws IllegalArgumentException if a tool server offers one of that name
     */
    public void setDynamic(List<DynamicTool> replacement) {
        for (DynamicTool tool : replacement) {
            if (tools.schemas().stream()
                    .anyMatch(schema -> schema.name().equals(tool.schema().name()))) {
                throw new IllegalArgumentException(
                        "A tool server already offers \"" + tool.schema().name() + "\"");
            }
        }
        dynamic = List.copyOf(replacement);
    }

    /** Whether a tool of this name runs here at the moment. */
    public boolean serves(String name) {
        return find(name).isPresent();
    }

    Optional<Tools.Tool> find(String name) {
        List<DynamicTool> covering = dynamic;
        Optional<Tools.Tool> found = covering == null
                ? Optional.empty()
                : covering.stream()
                        .filter(tool -> tool.schema().name().equals(name))
                        .findFirst()
                        .map(tool -> new Tools.Tool(tool.handler(), ToolPolicy.STANDARD));
        return found.or(() -> tools.find(name));
    }

    /**
     * What the platform is told about tools it does not know from the agent's definition; empty if there never were
     * any.
     */
    public Optional<JsonArray> schemas() {
        List<DynamicTool> covering = dynamic;
        if (covering == null && tools.schemas().isEmpty()) {
            return Optional.empty();
        }
        JsonArrayBuilder array = Json.array();
        tools.schemas().forEach(schema -> array.add(schema.toJson()));
        if (covering != null) {
            covering.forEach(tool -> array.add(tool.schema().toJson()));
        }
        return Optional.of(array.build());
    }
}
