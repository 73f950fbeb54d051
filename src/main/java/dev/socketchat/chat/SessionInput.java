package dev.socketchat.chat;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/**
 * What a new Octavus session is created with: the values of the agent protocol's {@code input}. The application has one
 * that reads the setting {@code octavus.agent.input}; a CDI bean of this type marked {@code @Alternative} with a
 * {@code @Priority} takes its place.
 *
 * @see <a href="https://octavus.ai/docs/protocol/input-resources">Octavus documentation, input</a>
 */
public interface SessionInput {

    /**
     * Called once per conversation, on the answer's own thread, before its first answer.
     *
     * @param user who is chatting, if somebody logged in
     * @return input names and their values, which JSON-B can write
     */
    Map<String, ?> values(Optional<Principal> user);
}
