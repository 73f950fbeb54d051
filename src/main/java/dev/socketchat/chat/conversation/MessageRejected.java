package dev.socketchat.chat.conversation;

/**
 * Tells the page that a message of its own was not understood. Ends nothing: a running answer goes on.
 *
 * @param message what is wrong with it, for the page's developer
 */
@CustomEvent("message-rejected")
public record MessageRejected(String message) {
}
