package dev.socketchat.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An agent folder on disk. */
public record DirectoryFolder(Path directory) implements AgentFolder {

    /**
     * The agents of a directory: itself if it holds a {@code settings.json}, else its sub-folders that do.
     *
     * @throws InvalidAgentException when there is none or the directory cannot be read
     */
    public static List<AgentFolder> in(Path directory) {
        if (isAgent(directory)) {
            return List.of(new DirectoryFolder(directory));
        }
        try (Stream<Path> children = Files.list(directory)) {
            List<AgentFolder> found = children.filter(DirectoryFolder::isAgent).sorted()
                    .<AgentFolder>map(DirectoryFolder::new).toList();
            if (found.isEmpty()) {
                throw new InvalidAgentException(directory.toString(), List.of("no folder with a settings.json"));
            }
            return found;
        } catch (IOException e) {
            throw new InvalidAgentException(directory.toString(), List.of("the directory cannot be read"));
        }
    }

    private static boolean isAgent(Path directory) {
        return Files.isRegularFile(directory.resolve("settings.json"));
    }

    @Override
    public String description() {
        return directory.toString();
    }

    @Override
    public Optional<String> text(String file) {
        Path path = directory.resolve(file).normalize();
        if (!path.startsWith(directory.normalize()) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            throw new InvalidAgentException(description(), List.of(file + " cannot be read: " + e.getMessage()));
        }
    }

    @Override
    public List<String> promptFiles() {
        Path prompts = directory.resolve("prompts");
        if (!Files.isDirectory(prompts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(prompts)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted()
                    .map(file -> directory.relativize(file).toString().replace('\\', '/')).toList();
        } catch (IOException e) {
            throw new InvalidAgentException(description(), List.of("prompts cannot be listed: " + e.getMessage()));
        }
    }
}
