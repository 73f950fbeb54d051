package dev.socketchat.chat.conversation;

/**
 * Says whether the agent is at work on an answer. Sent by the server itself: true when an answer was asked for, false
 * just before the event that ends it.
 *
 * @param isTyping true while an answer is under way
 */
@CustomEvent("typing-indicator")
public record TypingIndicator(boolean isTyping) {
}
