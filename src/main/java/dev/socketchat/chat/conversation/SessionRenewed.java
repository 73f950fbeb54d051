package dev.socketchat.chat.conversation;

/** Tells a page that the platform has lost the conversation's session, and that a new one, which remembers nothing, answers. */
@CustomEvent("session-renewed")
public record SessionRenewed() {
}
