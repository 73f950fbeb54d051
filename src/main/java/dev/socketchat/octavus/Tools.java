package dev.socketchat.octavus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tools one conversation offers on the server. Calls of other names go to the browser. Immutable. */
public final class Tools {

    /** No tools on the server. */
    public static final Tools NONE = builder().build();

    private final Map<String, Tool> tools;
    private final boolean clientToolsRejected;

    private Tools(Builder builder) {
        tools = Map.copyOf(builder.tools);
        clientToolsRejected = builder.clientToolsRejected;
    }

    /** A tool and the time it may take; empty: the configured time. */
    record Tool(ToolHandler handler, Optional<Duration> timeLimit) {}

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

    Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** Collects tools. Not for several threads. */
    public static final class Builder {

        private final Map<String, Tool> tools = new LinkedHashMap<>();
        private boolean clientToolsRejected;

        private Builder() {}

        /**
         * Adds a tool that may take the configured time.
         *
         * @throws IllegalArgumentException if the name is taken
         */
        public Builder add(String name, ToolHandler handler) {
            return put(name, new Tool(handler, Optional.empty()));
        }

        /**
         * Adds a tool with a time limit of its own.
         *
         * @throws IllegalArgumentException if the name is taken or the limit is not positive
         */
        public Builder add(String name, Duration timeLimit, ToolHandler handler) {
            if (timeLimit.isNegative() || timeLimit.isZero()) {
                throw new IllegalArgumentException("The time limit of tool \"" + name + "\" must be positive");
            }
            return put(name, new Tool(handler, Optional.of(timeLimit)));
        }

        /** Lets calls without a handler fail at once: for conversations without a browser. */
        public Builder rejectClientToolCalls() {
            clientToolsRejected = true;
            return this;
        }

        /** The set. */
        public Tools build() {
            return new Tools(this);
        }

        private Builder put(String name, Tool tool) {
            if (tools.putIfAbsent(name, tool) != null) {
                throw new IllegalArgumentException("There are two tools with the name \"" + name + "\"");
            }
            return this;
        }
    }
}
