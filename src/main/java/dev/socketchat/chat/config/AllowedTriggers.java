package dev.socketchat.chat.config;

import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.message.SocketMessage;
import java.util.Set;

/**
 * What a page may have the agent do: an agent's protocol has triggers and input that are its operator's alone.
 *
 * @param names of triggers
 * @param input names that a trigger's input may have
 * @see <a href="https://octavus.ai/docs/protocol/triggers">Octavus documentation, triggers</a>
 */
public record AllowedTriggers(Set<String> names, Set<String> input) {

    /**
     * Lets a trigger through that is allowed.
     *
     * @throws InvalidSocketMessageException if it is not; with a sentence for the page
     */
    public SocketMessage.Trigger checked(SocketMessage.Trigger trigger) {
        if (!names.contains(trigger.triggerName())) {
            throw refusal("This chat does not take the trigger " + trigger.triggerName() + ".");
        }
        if (!trigger.input().map(given -> input.containsAll(given.keySet())).orElse(true)) {
            throw refusal("The trigger's input has a name that this chat does not take.");
        }
        return trigger;
    }

    private static InvalidSocketMessageException refusal(String sentence) {
        return new InvalidSocketMessageException(InvalidSocketMessageException.Kind.TRIGGER, sentence);
    }
}
