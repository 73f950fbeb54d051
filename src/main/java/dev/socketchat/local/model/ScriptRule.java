package dev.socketchat.local.model;

import dev.socketchat.local.agent.Template;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of a script.
 *
 * @param message what the last user message must contain, empty for anything
 * @param after tools that must have answered in this turn; a rule without any is for turns without results
 * @param reasoning thoughts
 * @param say the answer
 * @param calls tool calls
 * @param sources pages the answer draws on
 * @param error fails in place of an answer, after what was said
 * @param finish why the step ends
 * @param wordDelay the wait after each word, if it differs from the usual one
 */
record ScriptRule(Optional<Pattern> message, Set<String> after, Optional<Template> reasoning, Optional<Template> say,
        List<Call> calls, List<Source> sources, Optional<Failure> error, String finish, Optional<Duration> wordDelay) {

    /** In place of tool names: whatever has answered. */
    static final String ANY = "any";

    /** A tool call; text among its arguments is a template, every other value is given as it stands in the script. */
    record Call(String tool, Map<String, Argument> arguments) {
    }

    /** Makes the value of one argument. */
    @FunctionalInterface
    interface Argument {
        JsonValue value(ScriptScope scope);
    }

    record Source(String url, Optional<String> title) {
    }

    record Failure(String type, Template message, boolean retryable, Optional<Double> retryAfter,
            Optional<String> code) {

        ModelException exception(ScriptScope scope) {
            return new ModelException(type, message.render(scope), retryable, retryAfter, code);
        }
    }

    /** The match of the user message when the rule applies. */
    Optional<Matcher> match(ScriptTurn turn) {
        Matcher matcher = message.orElse(Script.ANYTHING).matcher(turn.message());
        return appliesAfter(turn.answered()) && matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private boolean appliesAfter(Set<String> answered) {
        if (after.contains(ANY)) {
            return !answered.isEmpty();
        }
        return after.isEmpty() ? answered.isEmpty() : answered.containsAll(after);
    }
}
