package dev.socketchat.local.agent;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code protocol.yaml}. */
final class ProtocolReader {

    private static final List<String> INTERACTIVE_NEEDS = List.of("triggers", "agent", "handlers");
    private static final List<String> WORKER_NEEDS = List.of(Protocol.STEPS);

    private final Members top;

    ProtocolReader(JsonObject document, List<String> problems) {
        this.top = new Members("", document, problems);
    }

    Protocol read(boolean worker) {
        for (String required : worker ? WORKER_NEEDS : INTERACTIVE_NEEDS) {
            if (!top.has(required)) {
                top.problem(required + " is missing in protocol.yaml");
            }
        }
        return new Protocol(fields(top, "input"), fields(top, "variables"), fields(top, "resources"),
                top.entries("types", (name, members) -> members.json()), top.entries("tools", ProtocolReader::tool), worker ? steps() : triggers(),
                BlockReader.thread(top.member("agent")), top.text("output"));
    }

    private static List<Block> blocks(Members handler) {
        return handler.names().stream().map(block -> BlockReader.read(block, handler.member(block)))
                .flatMap(Optional::stream).toList();
    }

    private Map<String, Trigger> steps() {
        return Map.of(Protocol.STEPS, new Trigger(Protocol.STEPS, Map.of(), blocks(top.member(Protocol.STEPS))));
    }

    private Map<String, Trigger> triggers() {
        Map<String, List<Block>> handlers = top.entries("handlers", (name, members) -> blocks(members));
        Map<String, Trigger> triggers = top.entries("triggers", (name, members) -> new Trigger(name,
                fields(members, "input"), handlers.getOrDefault(name, List.of())));
        triggers.keySet().stream().filter(name -> !handlers.containsKey(name))
                .forEach(name -> top.problem("the trigger " + name + " has no handler"));
        handlers.keySet().stream().filter(name -> !triggers.containsKey(name))
                .forEach(name -> top.problem("the handler " + name + " has no trigger"));
        return triggers;
    }

    private static Map<String, Field> fields(Members members, String name) {
        return members.entries(name, (field, inner) -> new Field(field, inner.text("type").orElse("unknown"),
                inner.text("description").orElse(""), inner.flag("optional", false), inner.value("default"),
                inner.texts("enum")));
    }

    private static Tool tool(String name, Members members) {
        if (name.startsWith("octavus_")) {
            members.problem("the prefix octavus_ is reserved");
        }
        return new Tool(name, members.requiredText("description"), members.display(Display.DESCRIPTION),
                members.text("title"), fields(members, "parameters"));
    }
}
