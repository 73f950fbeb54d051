package dev.socketchat.chat.conversation;

/**
 * Tells a page that the session it named has no messages to show: it expired, or is not the user's own.
 *
 * @param sessionId as the page named it
 */
@CustomEvent("session-expired")
public record SessionExpired(String sessionId) {
}
