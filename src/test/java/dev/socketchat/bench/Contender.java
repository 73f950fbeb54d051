package dev.socketchat.bench;

import java.util.List;
import java.util.Map;

/**
 * A server to be measured and how it is started.
 *
 * @param port where it listens on this machine
 * @param readyLine a part of the line it prints when it answers
 * @param path the WebSocket address to measure
 * @param framed whether SockJS frames are spoken there
 */
record Contender(String name, int port, List<String> command, Map<String, String> environment, String readyLine,
        String path, boolean framed) {

    Contender {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same server, measured at another address. */
    Contender at(String otherName, String otherPath, boolean isFramed) {
        return new Contender(otherName, port, command, environment, readyLine, otherPath, isFramed);
    }

    /** Whether the memory of a Java machine is to be asked for. */
    boolean isJava() {
        return !command.get(0).equals("node");
    }
}
