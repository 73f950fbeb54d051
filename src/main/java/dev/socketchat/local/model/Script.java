package dev.socketchat.local.model;

import dev.socketchat.local.agent.Agent;
import dev.socketchat.local.agent.InvalidAgentException;
import dev.socketchat.local.agent.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a scripted model in their order. Immutable. */
public final class Script {

    /** The file beside {@code protocol.yaml} that holds the rules. */
    public static final String FILE = "script.yaml";

    static final Pattern ANYTHING = Pattern.compile("");

    private final List<ScriptRule> rules;

    Script(List<ScriptRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the script of an agent.
     *
     * @throws InvalidAgentException when the agent has none or it is not valid
     */
    public static Script of(Agent agent) {
        String text = agent.folder().text(FILE).orElseThrow(() -> new InvalidAgentException(
                agent.folder().description(), List.of("there is no " + FILE + ", so no model can answer")));
        try {
            return new Script(new ScriptReader(agent.protocol()).rules(Yaml.read(FILE, text)));
        } catch (IllegalArgumentException e) {
            throw new InvalidAgentException(agent.folder().description(), List.of(FILE + ": " + e.getMessage()));
        }
    }

    /** A model that answers by these rules; the delay is the wait after each word. */
    public Model model(Duration wordDelay) {
        return new ScriptedModel(this, wordDelay);
    }

    /** The first rule that applies and how it does. */
    Optional<Choice> choose(ScriptTurn turn) {
        for (ScriptRule rule : rules) {
            Optional<Matcher> match = rule.match(turn);
            if (match.isPresent()) {
                return Optional.of(new Choice(rule, match.get()));
            }
        }
        return Optional.empty();
    }

    record Choice(ScriptRule rule, Matcher match) {
    }
}
