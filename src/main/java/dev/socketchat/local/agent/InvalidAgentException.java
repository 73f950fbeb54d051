package dev.socketchat.local.agent;

import java.util.List;
import java.util.stream.Collectors;

/** An agent folder that cannot be used; the message names the folder and everything that is wrong with it. */
public final class InvalidAgentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what is wrong.
     *
     * @param folder which agent it is about
     * @param problems one sentence each
     */
    public InvalidAgentException(String folder, List<String> problems) {
        super("The agent in " + folder + " cannot be used: " + problems.stream().distinct().collect(Collectors.joining("; ")));
    }
}
