package dev.socketchat.local.agent;

import java.util.Map;
import java.util.Optional;

/** Reads the blocks of a handler. */
final class BlockReader {

    private static final Map<String, Display> USUAL_DISPLAY = Map.of("next-message", Display.STREAM,
            "tool-call", Display.DESCRIPTION, "set-resource", Display.NAME, "serialize-thread", Display.NAME);

    private BlockReader() {
    }

    /** One block, empty when its kind cannot run here. */
    static Optional<Block> read(String name, Members members) {
        String kind = members.requiredText("block");
        Block.Header header = new Block.Header(name, kind,
                members.display(USUAL_DISPLAY.getOrDefault(kind, Display.HIDDEN)), members.text("description"),
                members.text("thread").orElse(kind.equals("start-thread") ? name : Block.MAIN_THREAD));
        return switch (kind) {
            case "add-message" -> Optional.of(addMessage(header, members));
            case "next-message" -> Optional.of(new Block.NextMessage(header, members.text("output"),
                    members.text("responseType"), members.flag("independent", false)));
            case "tool-call" -> Optional.of(new Block.CallTool(header, members.requiredText("tool"),
                    members.member("input").json(), members.text("output")));
            case "set-resource" -> Optional.of(new Block.SetResource(header, members.requiredText("resource"),
                    members.requiredText("value")));
            case "start-thread" -> Optional.of(new Block.StartThread(header, thread(members)));
            case "serialize-thread" -> Optional.of(new Block.SerializeThread(header,
                    members.text("format").orElse("markdown").equals("json"), members.requiredText("output")));
            default -> {
                members.problem("a block of kind \"" + kind + "\" does not run on the local platform");
                yield Optional.empty();
            }
        };
    }

    private static Block.AddMessage addMessage(Block.Header header, Members members) {
        String role = members.requiredText("role");
        if (!role.isEmpty() && !role.matches("user|assistant|system")) {
            members.problem("role \"" + role + "\" is none of user, assistant, system");
        }
        return new Block.AddMessage(header, role, members.requiredText("prompt"), members.mapping("input"),
                members.texts("files"), members.flag("visible", true), members.text("uiContent"));
    }

    static ThreadConfig thread(Members members) {
        return new ThreadConfig(members.text("model").orElse(""), members.text("system"), members.mapping("input"),
                members.texts("tools"), members.flag("agentic", members.has("maxSteps")), members.value("maxSteps"));
    }
}
