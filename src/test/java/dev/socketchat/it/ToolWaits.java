package dev.socketchat.it;

import dev.socketchat.chat.conversation.CustomEvent;

/** Tells the page of {@link WaitingTools} whether its tool still waits. */
@CustomEvent("tool-waits")
public record ToolWaits(boolean waits) {
}
