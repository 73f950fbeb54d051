package dev.socketchat.chat.conversation;

/**
 * Tells a page that the session it named is noted; whether it may have it shows with its first message.
 *
 * @param sessionId as the page named it
 */
@CustomEvent("connected")
public record SessionConnected(String sessionId) {
}
