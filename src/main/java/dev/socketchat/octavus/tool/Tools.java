package dev.socketchat.octavus.tool;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The tools one conversation offers on the server. Calls of other names go to the browser. Immutable. */
public final class Tools {

    /** No tools on the server. */
    public static final Tools NONE = builder().build();

    private final Map<String, Tool> tools;
    private final List<ToolSchema> schemas;
    private final Map<String, BiConsumer<String, JsonValue>> watchers;
    private final boolean clientToolsRejected;
    private final ToolResultListener resultListener;

    private Tools(Builder builder) {
        tools = Map.copyOf(builder.tools);
        schemas = List.copyOf(builder.schemas);
        watchers = Map.copyOf(builder.watchers);
        clientToolsRejected = builder.clientToolsRejected;
        resultListener = builder.resultListener;
    }

    /** What a tool does, and by which rules. */
    record Tool(ToolHandler handler, ToolPolicy policy) {}

    /** Starts an empty set. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names with a handler. */
    public Set<String> names() {
        return tools.keySet();
    }

    /** Whether calls without a handler become tool errors instead of going to the browser. */
    boolean clientToolsRejected() {
        return clientToolsRejected;
    }

    /** What tool servers tell about their tools. */
    List<ToolSchema> schemas() {
        return schemas;
    }

    ToolResultListener resultListener() {
        return resultListener;
    }

    Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    Map<String, BiConsumer<String, JsonValue>> watchers() {
        return watchers;
    }

    /** Collects tools. Not for several threads. */
    public static final class Builder {

        private final Map<String, Tool> tools = new LinkedHashMap<>();
        private final List<ToolSchema> schemas = new ArrayList<>();
        private final Set<String> namespaces = new HashSet<>();
        private final Map<String, BiConsumer<String, JsonValue>> watchers = new LinkedHashMap<>();
        private boolean clientToolsRejected;
        private ToolResultListener resultListener = ToolResultListener.NONE;

        private Builder() {}

        /**
         * Adds a tool that may take the configured time.
         *
         * @throws IllegalArgumentException if the name is taken
         */
        public Builder add(String name, ToolHandler handler) {
            return add(name, ToolPolicy.STANDARD, handler);
        }

        /**
         * Adds a tool with a time limit of its own.
         *
         * @throws IllegalArgumentException if the name is taken or the limit is not positive
         */
        public Builder add(String name, Duration timeLimit, ToolHandler handler) {
            return add(name, new ToolPolicy(Optional.of(timeLimit), false), handler);
        }

        /**
         * Adds a tool with rules of its own.
         *
         * @throws IllegalArgumentException if the name is taken
         */
        public Builder add(String name, ToolPolicy policy, ToolHandler handler) {
            if (tools.putIfAbsent(name, new Tool(handler, policy)) != null) {
                throw new IllegalArgumentException("There are two tools with the name \"" + name + "\"");
            }
            return this;
        }

        /**
         * Adds all tools of an inline server, under names of the form {@code namespace__tool}; the model learns of them
         * with the next request.
         *
         * @throws IllegalArgumentException if the namespace or one of the names is taken
         */
        public Builder add(ToolServer server) {
            if (!namespaces.add(server.namespace())) {
                throw new IllegalArgumentException(
                        "There are two tool servers with the namespace \"" + server.namespace() + "\"");
            }
            server.tools().forEach(tool -> {
                add(tool.schema().name(), tool.handler());
                schemas.add(tool.schema());
            });
            return this;
        }

        /** Lets calls without a handler fail at once: for conversations without a browser. */
        public Builder rejectClientToolCalls() {
            clientToolsRejected = true;
            return this;
        }

        /** Sets what may change results, and hears of shortened ones. */
        public Builder resultListener(ToolResultListener listener) {
            resultListener = listener;
            return this;
        }

        /**
         * Calls a function with each new value of a resource of the agent. It runs on the run's thread and must be
         * quick; the event is relayed whatever the function does.
         */
        public Builder watchResource(String name, BiConsumer<String, JsonValue> watcher) {
            watchers.put(name, watcher);
            return this;
        }

        /** The set. */
        public Tools build() {
            return new Tools(this);
        }
    }
}
