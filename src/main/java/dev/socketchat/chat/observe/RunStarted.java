package dev.socketchat.chat.observe;

import java.util.Optional;

/**
 * A message of the page was accepted.
 *
 * @param trigger the trigger's name; empty if the run goes on with results of browser tools, or refuses a message
 */
public record RunStarted(String runId, String conversationId, Optional<String> user, Optional<String> trigger)
        implements RunEvent {
}
