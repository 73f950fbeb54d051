package dev.socketchat.local.agent;

import java.util.List;
import java.util.Optional;

/** The files of one agent, wherever they are kept. Safe for several threads. */
public interface AgentFolder {

    /** A few words that tell a person which folder this is. */
    String description();

    /**
     * The text of a file.
     *
     * @param path relative to the folder, with slashes
     * @throws InvalidAgentException when the file is there but cannot be read
     */
    Optional<String> text(String path);

    /** The paths of all prompt files, as far as the folder can list them; a class path cannot. */
    List<String> promptFiles();
}
