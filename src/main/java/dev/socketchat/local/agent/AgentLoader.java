package dev.socketchat.local.agent;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an agent folder and checks that it can run. */
public final class AgentLoader {

    private final AgentFolder folder;
    private final List<String> problems = new ArrayList<>();

    private AgentLoader(AgentFolder folder) {
        this.folder = folder;
    }

    /**
     * Loads one agent.
     *
     * @throws InvalidAgentException when the folder is not valid; the message names all problems
     */
    public static Agent load(AgentFolder folder, Instant now) {
        return new AgentLoader(folder).load(now);
    }

    private Agent load(Instant now) {
        Settings settings = settings();
        String text = folder.text("protocol.yaml").orElse("");
        Protocol protocol = new ProtocolReader(read("protocol.yaml", text), problems)
                .read(settings.isWorker());
        Prompts prompts = new Prompts(folder);
        folder.promptFiles().forEach(file -> load(prompts, file.substring("prompts/".length(), file.length() - 3)));
        ProtocolCheck check = new ProtocolCheck(protocol, problems, name -> load(prompts, name));
        check.check();
        if (settings.isWorker()) {
            check.checkWorker();
        }
        if (!problems.isEmpty()) {
            throw new InvalidAgentException(folder.description(), problems);
        }
        return new Agent(folder, settings, text, protocol, prompts, now);
    }

    private Settings settings() {
        Members members = new Members("settings.json", read("settings.json", folder.text("settings.json").orElse("")),
                problems);
        Settings settings = new Settings(members.requiredText("slug"), members.requiredText("name"),
                members.text("description"), members.requiredText("format"));
        if (!settings.slug().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            members.problem("slug must consist of lower-case letters, digits and dashes");
        }
        if (!settings.format().equals("interactive") && !settings.isWorker()) {
            members.problem("format must be interactive or worker");
        }
        return settings;
    }

    private JsonObject read(String file, String text) {
        if (text.isBlank()) {
            problems.add(file + " is missing or empty");
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try {
            return file.endsWith(".json") ? JsonProvider.provider().createReader(new StringReader(text)).readObject()
                    : Yaml.read(file, text);
        } catch (JsonException | IllegalArgumentException e) {
            problems.add(e instanceof JsonException ? file + " is not a valid JSON object" : e.getMessage());
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private Optional<Template> load(Prompts prompts, String name) {
        try {
            return Optional.of(prompts.load(name));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }
}
