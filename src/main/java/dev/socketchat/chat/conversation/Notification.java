package dev.socketchat.chat.conversation;

/**
 * A short message the page shows for a moment beside the conversation.
 *
 * @param message the text, plain, in the person's language
 */
@CustomEvent("custom-notification")
public record Notification(String message) {
}
