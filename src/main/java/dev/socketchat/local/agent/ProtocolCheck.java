package dev.socketchat.local.agent;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that everything a protocol names exists. */
final class ProtocolCheck {

    private static final Set<String> PRIMITIVES = Set.of("string", "number", "integer", "boolean", "unknown", "file");

    private final Protocol protocol;
    private final List<String> problems;
    private final Function<String, Optional<Template>> prompts;

    ProtocolCheck(Protocol protocol, List<String> problems, Function<String, Optional<Template>> prompts) {
        this.protocol = protocol;
        this.problems = problems;
        this.prompts = prompts;
    }

    void check() {
        fields("input", protocol.input());
        fields("variables", protocol.variables());
        fields("resources", protocol.resources());
        protocol.tools().values().forEach(tool -> fields("tools." + tool.name(), tool.parameters()));
        Set<String> shared = new HashSet<>(protocol.input().keySet());
        shared.addAll(protocol.variables().keySet());
        shared.addAll(protocol.resources().keySet());
        thread("agent", protocol.main(), shared);
        protocol.main().system().ifPresent(name -> conditions(name, protocol.main().input(), protocol.input()));
        for (Trigger trigger : protocol.triggers().values()) {
            Set<String> known = new HashSet<>(shared);
            known.addAll(trigger.input().keySet());
            fields("triggers." + trigger.name(), trigger.input());
            Map<String, Field> declared = new HashMap<>(protocol.input());
            declared.putAll(trigger.input());
            trigger.blocks().forEach(block -> block(trigger.name() + "." + block.header().name(), block, known));
            trigger.blocks().forEach(block -> conditions(block, declared));
        }
    }

    /** A worker has no main thread: each model call needs a thread that was opened before. */
    void checkWorker() {
        Set<String> open = new HashSet<>();
        for (Block block : protocol.triggers().get(Protocol.STEPS).blocks()) {
            if (block instanceof Block.StartThread) {
                open.add(block.header().thread());
            } else if (block instanceof Block.NextMessage && !open.contains(block.header().thread())) {
                problems.add("steps." + block.header().name() + ": the thread " + block.header().thread()
                        + " is not started before");
            }
        }
        protocol.output().ifPresent(name -> variable("protocol.yaml", name));
    }

    private void block(String path, Block block, Set<String> known) {
        if (block instanceof Block.AddMessage message) {
            mapping(path, message.input(), known);
            prompt(message.prompt());
            message.uiContent().ifPresent(name -> known(path, name, known));
        } else if (block instanceof Block.NextMessage next) {
            next.output().ifPresent(name -> variable(path, name));
            next.responseType().ifPresent(name -> responseType(path, name));
        } else if (block instanceof Block.CallTool call) {
            tool(path, call.tool());
            call.output().ifPresent(name -> variable(path, name));
        } else if (block instanceof Block.SetResource set) {
            resource(path, set.resource());
            known(path, set.value(), known);
        } else if (block instanceof Block.StartThread start) {
            thread(path, start.config(), known);
        } else if (block instanceof Block.SerializeThread serialize) {
            variable(path, serialize.output());
        }
    }

    private void thread(String path, ThreadConfig config, Set<String> known) {
        mapping(path, config.input(), known);
        config.tools().forEach(name -> tool(path, name));
        config.system().ifPresent(this::prompt);
    }

    private void conditions(Block block, Map<String, Field> declared) {
        if (block instanceof Block.AddMessage message) {
            conditions(message.prompt(), message.input(), declared);
        }
    }

    /** A condition sees what the block maps; its literal must be a value that can occur. */
    private void conditions(String prompt, Map<String, String> mapping, Map<String, Field> declared) {
        for (Condition condition : prompts.apply(prompt).map(Template::conditions).orElse(List.of())) {
            String name = condition.name().orElse("");
            if (!name.isEmpty() && !mapping.containsKey(name)) {
                problems.add("prompt " + prompt + ": the condition on " + name + " needs " + name + " in the input");
            }
            Field field = declared.get(mapping.get(name));
            condition.literal().filter(text -> field != null && !field.choices().isEmpty()
                    && !field.choices().contains(text)).ifPresent(text -> problems.add("prompt " + prompt + ": "
                            + name + " is never \"" + text + "\""));
        }
    }

    private void fields(String path, Map<String, Field> fields) {
        for (Field field : fields.values()) {
            String type = field.type().replaceFirst("\\[\\]$", "");
            if (!PRIMITIVES.contains(type) && !protocol.types().containsKey(type)) {
                problems.add(path + "." + field.name() + ": there is no type " + type);
            }
        }
    }

    private void responseType(String path, String name) {
        JsonObject type = protocol.types().get(name);
        if (type == null || type.containsKey("anyOf") || type.get("type") instanceof JsonString) {
            problems.add(path + ": the response type " + name + " is no declared object type");
        }
    }

    private void prompt(String name) {
        if (!name.isEmpty()) {
            prompts.apply(name);
        }
    }

    private void mapping(String path, Map<String, String> mapping, Set<String> known) {
        mapping.values().forEach(name -> known(path, name, known));
    }

    private void known(String path, String name, Set<String> known) {
        if (!known.contains(name)) {
            problems.add(path + ": " + name + " is declared nowhere");
        }
    }

    private void variable(String path, String name) {
        if (!name.isEmpty() && !protocol.variables().containsKey(name)) {
            problems.add(path + ": the output " + name + " is no declared variable");
        }
    }

    private void resource(String path, String name) {
        if (!name.isEmpty() && !protocol.resources().containsKey(name)) {
            problems.add(path + ": the resource " + name + " is not declared");
        }
    }

    private void tool(String path, String name) {
        if (!name.isEmpty() && !protocol.tools().containsKey(name)) {
            problems.add(path + ": the tool " + name + " is not declared");
        }
    }
}
