package dev.socketchat.local.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that everything a protocol names exists. */
final class ProtocolCheck {

    private final Protocol protocol;
    private final List<String> problems;
    private final Function<String, Optional<Template>> prompts;

    ProtocolCheck(Protocol protocol, List<String> problems, Function<String, Optional<Template>> prompts) {
        this.protocol = protocol;
        this.problems = problems;
        this.prompts = prompts;
    }

    void check() {
        Set<String> shared = new HashSet<>(protocol.input().keySet());
        shared.addAll(protocol.variables().keySet());
        shared.addAll(protocol.resources().keySet());
        thread("agent", protocol.main(), shared);
        for (Trigger trigger : protocol.triggers().values()) {
            Set<String> known = new HashSet<>(shared);
            known.addAll(trigger.input().keySet());
            trigger.blocks().forEach(block -> block(trigger.name() + "." + block.header().name(), block, known));
        }
    }

    private void block(String path, Block block, Set<String> known) {
        if (block instanceof Block.AddMessage message) {
            mapping(path, message.input(), known);
            prompt(message.prompt());
            message.uiContent().ifPresent(name -> known(path, name, known));
        } else if (block instanceof Block.NextMessage next) {
            next.output().ifPresent(name -> variable(path, name));
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
