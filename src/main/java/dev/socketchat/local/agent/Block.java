package dev.socketchat.local.agent;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step of a handler. */
public sealed interface Block {

    /** The thread every agent has. */
    String MAIN_THREAD = "main";

    /** What all kinds have in common. */
    Header header();

    /**
     * The common members.
     *
     * @param name the key in the file
     * @param kind the value of {@code block}
     * @param display how it is shown
     * @param description the text shown
     * @param thread the thread it works on
     */
    record Header(String name, String kind, Display display, Optional<String> description, String thread) {
    }

    /**
     * Appends a message made from a prompt.
     *
     * @param input what the prompt may mention: name in the prompt → name of the value
     * @param files names of values that are files or lists of files
     * @param visible false keeps it from the page
     * @param uiContent name of the value the page sees in place of the prompt
     */
    record AddMessage(Header header, String role, String prompt, Map<String, String> input, List<String> files,
            boolean visible, Optional<String> uiContent) implements Block {
    }

    /**
     * Lets the model answer.
     *
     * @param output the variable that takes the answer
     * @param responseType the named type the answer must have
     * @param independent true keeps it out of the main chat
     */
    record NextMessage(Header header, Optional<String> output, Optional<String> responseType, boolean independent)
            implements Block {
    }

    /**
     * Calls a tool without asking the model.
     *
     * @param input argument name → name of a value, or the argument itself
     * @param output the variable that takes the result
     */
    record CallTool(Header header, String tool, JsonObject input, Optional<String> output) implements Block {
    }

    /** Sets a resource from a value. */
    record SetResource(Header header, String resource, String value) implements Block {
    }

    /** Opens another thread. */
    record StartThread(Header header, ThreadConfig config) implements Block {
    }

    /** Writes a thread's transcript into a variable. */
    record SerializeThread(Header header, boolean asJson, String output) implements Block {
    }
}
