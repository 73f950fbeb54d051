package dev.socketchat.local.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An agent folder inside an archive.
 *
 * @param loader the class loader that finds it
 * @param path where it is, without slashes at the ends
 */
public record ClassPathFolder(ClassLoader loader, String path) implements AgentFolder {

    @Override
    public String description() {
        return "class path " + path;
    }

    @Override
    public Optional<String> text(String file) {
        try (InputStream in = loader.getResourceAsStream(path + "/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidAgentException(description(), List.of(file + " cannot be read: " + e.getMessage()));
        }
    }

    @Override
    public List<String> promptFiles() {
        return List.of();
    }
}
